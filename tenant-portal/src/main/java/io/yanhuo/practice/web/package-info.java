@NullMarked
package io.yanhuo.practice.web;

import org.jspecify.annotations.NullMarked;
