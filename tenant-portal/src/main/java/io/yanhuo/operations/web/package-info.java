@NullMarked
package io.yanhuo.operations.web;

import org.jspecify.annotations.NullMarked;
