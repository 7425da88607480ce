@NullMarked
package io.yanhuo.shared;

import org.jspecify.annotations.NullMarked;
