/** The states of orders and refunds. */
@NullMarked
package dev.yanhuo.wechat.orders;

import org.jspecify.annotations.NullMarked;
