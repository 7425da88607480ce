@NullMarked
package io.yanhuo.access.web;

import org.jspecify.annotations.NullMarked;
