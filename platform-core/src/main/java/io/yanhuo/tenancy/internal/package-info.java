@NullMarked
package io.yanhuo.tenancy.internal;

import org.jspecify.annotations.NullMarked;
