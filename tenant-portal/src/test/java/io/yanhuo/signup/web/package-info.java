@NullMarked
package io.yanhuo.signup.web;

import org.jspecify.annotations.NullMarked;
