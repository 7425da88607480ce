/** What the sandbox remembers, and the one clock it lives by. */
@NullMarked
package dev.yanhuo.wechat.state;

import org.jspecify.annotations.NullMarked;
