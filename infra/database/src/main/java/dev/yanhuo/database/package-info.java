/**
 * The database server of a developer's machine and of the tests: a real one, nothing to install.
 */
@NullMarked
package dev.yanhuo.database;

import org.jspecify.annotations.NullMarked;
