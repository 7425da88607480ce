@NullMarked
package io.yanhuo.delivery;

import org.jspecify.annotations.NullMarked;
