@NullMarked
package io.yanhuo.access;

import org.jspecify.annotations.NullMarked;
