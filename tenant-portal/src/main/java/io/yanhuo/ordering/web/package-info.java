@NullMarked
package io.yanhuo.ordering.web;

import org.jspecify.annotations.NullMarked;
