package io.yanhuo.tenancy.binlog;

import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * What one transaction did to the schema.
 *
 * @param committedAt the second in which its commit began, by the server's clock
 * @param end where the log goes on after it
 */
record LoggedTransaction(Instant committedAt, LogPosition end, List<RowChange> changes) {
    LoggedTransaction without(Set<String> tables) {
        var others = changes.stream().filter(change -> !tables.contains(change.table())).toList();
        return new LoggedTransaction(committedAt, end, others);
    }
}
