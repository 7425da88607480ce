/** What went in and out. */
@NullMarked
package dev.yanhuo.wechat.journal;

import org.jspecify.annotations.NullMarked;
