/**
 * Where a call comes in: checked in the order of the real gateway, answered, signed, journalled.
 */
@NullMarked
package dev.yanhuo.wechat.gate;

import org.jspecify.annotations.NullMarked;
