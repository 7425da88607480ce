@NullMarked
package io.yanhuo.signup;

import org.jspecify.annotations.NullMarked;
