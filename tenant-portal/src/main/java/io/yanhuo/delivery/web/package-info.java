@NullMarked
package io.yanhuo.delivery.web;

import org.jspecify.annotations.NullMarked;
