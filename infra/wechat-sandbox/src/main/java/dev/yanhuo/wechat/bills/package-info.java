/** The bills of a day, in the format of the real files. */
@NullMarked
package dev.yanhuo.wechat.bills;

import org.jspecify.annotations.NullMarked;
