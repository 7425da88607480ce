@NullMarked
package io.yanhuo.migrations;

import org.jspecify.annotations.NullMarked;
