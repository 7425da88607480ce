/** One restaurant asks for what is another's, on every route there is. */
@NullMarked
package io.yanhuo.isolation;

import org.jspecify.annotations.NullMarked;
