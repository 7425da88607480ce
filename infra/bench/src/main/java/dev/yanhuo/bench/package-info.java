/** What a request costs: processor time of application and database, and statements. */
@NullMarked
package dev.yanhuo.bench;

import org.jspecify.annotations.NullMarked;
