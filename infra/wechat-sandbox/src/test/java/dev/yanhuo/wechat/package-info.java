/** The sandbox from outside. */
@NullMarked
package dev.yanhuo.wechat;

import org.jspecify.annotations.NullMarked;
