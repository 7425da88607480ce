/** The servers behind WeChat's mini-programs. */
@NullMarked
package io.yanhuo.integrations.wechat;

import org.jspecify.annotations.NullMarked;
