/** What is left when processes are killed as by a power cut, and what the next ones make of it. */
@NullMarked
package io.yanhuo.killed;

import org.jspecify.annotations.NullMarked;
