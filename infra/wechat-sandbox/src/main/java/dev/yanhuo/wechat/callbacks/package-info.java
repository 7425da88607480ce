/** Notices to the merchant, with the real retry table. */
@NullMarked
package dev.yanhuo.wechat.callbacks;

import org.jspecify.annotations.NullMarked;
