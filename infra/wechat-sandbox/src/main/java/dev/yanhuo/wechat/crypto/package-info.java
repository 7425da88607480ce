/** Signatures and encryption on JDK classes only, so that no mistake is shared with the product. */
@NullMarked
package dev.yanhuo.wechat.crypto;

import org.jspecify.annotations.NullMarked;
