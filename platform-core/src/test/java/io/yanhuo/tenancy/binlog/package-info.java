@NullMarked
package io.yanhuo.tenancy.binlog;

import org.jspecify.annotations.NullMarked;
