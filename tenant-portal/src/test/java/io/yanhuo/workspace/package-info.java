@NullMarked
package io.yanhuo.workspace;

import org.jspecify.annotations.NullMarked;
