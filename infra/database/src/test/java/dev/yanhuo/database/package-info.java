@NullMarked
package dev.yanhuo.database;

import org.jspecify.annotations.NullMarked;
