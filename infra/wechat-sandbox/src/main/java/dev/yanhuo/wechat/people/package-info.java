/** Who takes part: merchants, their apps, the people who pay, and the keys of each. */
@NullMarked
package dev.yanhuo.wechat.people;

import org.jspecify.annotations.NullMarked;
