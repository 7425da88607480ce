@NullMarked
package io.yanhuo.leaving;

import org.jspecify.annotations.NullMarked;
