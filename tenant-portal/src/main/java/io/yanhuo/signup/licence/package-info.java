/** The restaurant's food business licence (食品经营许可证). */
@NullMarked
package io.yanhuo.signup.licence;

import org.jspecify.annotations.NullMarked;
