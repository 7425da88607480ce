/** What tests and people use to steer the sandbox; on this machine only. */
@NullMarked
package dev.yanhuo.wechat.control;

import org.jspecify.annotations.NullMarked;
