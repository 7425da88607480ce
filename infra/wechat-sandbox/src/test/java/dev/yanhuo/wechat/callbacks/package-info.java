/** The retry table. */
@NullMarked
package dev.yanhuo.wechat.callbacks;

import org.jspecify.annotations.NullMarked;
