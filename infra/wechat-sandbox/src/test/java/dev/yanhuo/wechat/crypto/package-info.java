/** Known answers. */
@NullMarked
package dev.yanhuo.wechat.crypto;

import org.jspecify.annotations.NullMarked;
