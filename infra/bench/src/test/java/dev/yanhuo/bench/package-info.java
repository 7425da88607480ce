@NullMarked
package dev.yanhuo.bench;

import org.jspecify.annotations.NullMarked;
