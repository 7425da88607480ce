@NullMarked
package io.yanhuo.payments;

import org.jspecify.annotations.NullMarked;
