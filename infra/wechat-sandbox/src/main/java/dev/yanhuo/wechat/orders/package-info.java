/** Orders from prepay to paid or closed. */
@NullMarked
package dev.yanhuo.wechat.orders;

import org.jspecify.annotations.NullMarked;
