/** Money on its way back. */
@NullMarked
package dev.yanhuo.wechat.refunds;

import org.jspecify.annotations.NullMarked;
