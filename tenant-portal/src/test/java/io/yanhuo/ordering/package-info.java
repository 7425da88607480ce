@NullMarked
package io.yanhuo.ordering;

import org.jspecify.annotations.NullMarked;
