/** What the servers' binary logs say of one schema, and how a copy of it is made to follow. */
@NullMarked
package io.yanhuo.tenancy.binlog;

import org.jspecify.annotations.NullMarked;
