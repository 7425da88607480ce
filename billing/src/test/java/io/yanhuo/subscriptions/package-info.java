@NullMarked
package io.yanhuo.subscriptions;

import org.jspecify.annotations.NullMarked;
