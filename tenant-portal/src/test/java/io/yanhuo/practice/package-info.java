@NullMarked
package io.yanhuo.practice;

import org.jspecify.annotations.NullMarked;
