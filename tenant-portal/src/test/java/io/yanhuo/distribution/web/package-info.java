@NullMarked
package io.yanhuo.distribution.web;

import org.jspecify.annotations.NullMarked;
