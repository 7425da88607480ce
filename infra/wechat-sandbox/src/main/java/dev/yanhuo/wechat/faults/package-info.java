/** What can be made to go wrong, as it does in reality. */
@NullMarked
package dev.yanhuo.wechat.faults;

import org.jspecify.annotations.NullMarked;
