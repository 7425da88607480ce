@NullMarked
package io.yanhuo.menu.web;

import org.jspecify.annotations.NullMarked;
