@NullMarked
package io.yanhuo.miniprogram;

import org.jspecify.annotations.NullMarked;
