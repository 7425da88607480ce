@NullMarked
package io.yanhuo.operations;

import org.jspecify.annotations.NullMarked;
