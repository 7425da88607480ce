@NullMarked
package io.yanhuo.tenancy;

import org.jspecify.annotations.NullMarked;
