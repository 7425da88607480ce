package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.binlog.BinaryLog;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds out how far the binary log leads on from a backup. */
@Component
class Reaches {
    private final Clusters clusters;
    private final TenantFiles files;
    private final Operations operations;
    private final JdbcClient platform;

    Reaches(Clusters clusters, TenantFiles files, Operations operations, JdbcClient platform) {
        this.clusters = clusters;
        this.files = files;
        this.operations = operations;
        this.platform = platform;
    }

    Reach of(Tenant tenant, TenantFile file) {
        var origin = files.origin(file.id());
        if (origin.isEmpty() || origin.get().log() == null) return nowhere(Reach.Why.NOT_LOGGED);
        var ended = ended(tenant, file, origin.get());
        if (ended.isEmpty()) return nowhere(Reach.Why.MOVED);
        try (var connection = clusters.ddl(origin.get().at().cluster()).getConnection()) {
            return of(connection, origin.get(), ended.get());
        } catch (SQLException _) {
            return nowhere(Reach.Why.UNREACHABLE);
        }
    }

    private static Reach nowhere(Reach.Why why) {
        return new Reach.Nowhere(why);
    }

    private static Reach of(Connection connection, BackupOrigin origin, Instant ended)
            throws SQLException {
        var log = new BinaryLog(connection);
        var position = origin.log();
        if (position == null || !log.complete() || !log.has(position)) {
            return nowhere(Reach.Why.LOG_GONE);
        }
        // The present second is not over.
        var until = before(earlier(log.clock(), ended));
        var altered = altered(connection, origin);
        if (altered.isPresent()) until = before(earlier(until.plusSeconds(1), altered.get()));
        return until.isBefore(origin.second())
                ? new Reach.Until(origin.second(), origin.second())
                : new Reach.Until(origin.second(), until);
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }

    private static Instant before(Instant moment) {
        return moment.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
    }

    /**
     * Until when the restaurant lived in the schema that the backup is of; the end of time if it
     * still does. Empty if it has been elsewhere meanwhile.
     */
    private Optional<Instant> ended(Tenant tenant, TenantFile file, BackupOrigin origin) {
        boolean moved =
                operations.ofTenant(tenant.id()).stream()
                        .filter(one -> one.kind().equals(TenantMove.NAME))
                        .filter(one -> one.state() == Operation.State.DONE)
                        .anyMatch(one -> one.createdAt().isAfter(file.createdAt()));
        if (moved) return Optional.empty();
        var at = origin.at();
        if (at.cluster().equals(tenant.cluster()) && at.schema().equals(tenant.schema())) {
            return Optional.of(Instant.MAX);
        }
        return at.cluster().equals(tenant.cluster()) ? retired(at) : Optional.empty();
    }

    /** It was put back since, and can be put back again, to a moment before that. */
    private Optional<Instant> retired(TenantCopies.At at) {
        return platform.sql(
                        "SELECT retired_at FROM retired_schema"
                                + " WHERE cluster_id = ? AND schema_name = ?")
                .params(at.cluster(), at.schema().value())
                .query((row, _) -> Utc.required(row, "retired_at"))
                .optional();
    }

    /** When its structure was changed first after the backup: no log is followed beyond that. */
    private static Optional<Instant> altered(Connection connection, BackupOrigin origin)
            throws SQLException {
        SchemaName schema = origin.at().schema();
        try (var query =
                connection.prepareStatement(
                        "SELECT MIN(DATEEXECUTED) FROM `"
                                + schema
                                + "`.DATABASECHANGELOG WHERE DATEEXECUTED > ?")) {
            query.setObject(1, utc(origin.second()));
            try (var row = query.executeQuery()) {
                row.next();
                return Optional.ofNullable(row.getObject(1, LocalDateTime.class))
                        .map(at -> at.toInstant(ZoneOffset.UTC));
            }
        }
    }
}
