/** What merchants ask about themselves, their restaurants, and the keys of WeChat Pay. */
@NullMarked
package dev.yanhuo.wechat.accounts;

import org.jspecify.annotations.NullMarked;
