@NullMarked
package io.yanhuo;

import org.jspecify.annotations.NullMarked;
