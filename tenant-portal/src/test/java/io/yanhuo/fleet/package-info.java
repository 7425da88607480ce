/** All restaurants are brought to the next release while they sell. */
@NullMarked
package io.yanhuo.fleet;

import org.jspecify.annotations.NullMarked;
