@NullMarked
package io.yanhuo.distribution;

import org.jspecify.annotations.NullMarked;
