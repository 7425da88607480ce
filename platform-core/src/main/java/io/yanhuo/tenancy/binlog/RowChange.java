package io.yanhuo.tenancy.binlog;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * A row that was written, changed or deleted, with all of its columns.
 *
 * @param before null: it was not there
 * @param after null: it is there no longer
 */
record RowChange(
        String table,
        @Nullable Serializable @Nullable [] before,
        @Nullable Serializable @Nullable [] after) {}
