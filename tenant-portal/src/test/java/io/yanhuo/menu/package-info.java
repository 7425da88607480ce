@NullMarked
package io.yanhuo.menu;

import org.jspecify.annotations.NullMarked;
