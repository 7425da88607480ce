@NullMarked
package io.yanhuo.members;

import org.jspecify.annotations.NullMarked;
