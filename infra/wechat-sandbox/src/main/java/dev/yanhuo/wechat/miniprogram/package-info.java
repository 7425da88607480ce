/** The servers behind mini-programs (api.weixin.qq.com). */
@NullMarked
package dev.yanhuo.wechat.miniprogram;

import org.jspecify.annotations.NullMarked;
