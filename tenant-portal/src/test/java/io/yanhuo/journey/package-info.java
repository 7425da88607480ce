/** What people do from beginning to end, in a real browser against the running system. */
@NullMarked
package io.yanhuo.journey;

import org.jspecify.annotations.NullMarked;
