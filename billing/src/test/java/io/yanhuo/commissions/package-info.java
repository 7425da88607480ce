@NullMarked
package io.yanhuo.commissions;

import org.jspecify.annotations.NullMarked;
