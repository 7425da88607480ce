@NullMarked
package io.yanhuo.miniprogram.web;

import org.jspecify.annotations.NullMarked;
