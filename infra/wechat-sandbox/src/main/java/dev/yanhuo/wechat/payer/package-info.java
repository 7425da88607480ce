/** The pages a paying person sees, and the bridge that opens them. */
@NullMarked
package dev.yanhuo.wechat.payer;

import org.jspecify.annotations.NullMarked;
