/** What the rules are there to find; each class here breaks one of them. */
@NullMarked
package io.yanhuo.rules.broken;

import org.jspecify.annotations.NullMarked;
