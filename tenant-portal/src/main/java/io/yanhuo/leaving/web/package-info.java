@NullMarked
package io.yanhuo.leaving.web;

import org.jspecify.annotations.NullMarked;
