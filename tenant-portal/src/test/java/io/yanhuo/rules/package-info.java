@NullMarked
package io.yanhuo.rules;

import org.jspecify.annotations.NullMarked;
