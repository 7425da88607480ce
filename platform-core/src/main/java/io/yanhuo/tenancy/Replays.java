package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.ServerLock;
import io.yanhuo.tenancy.binlog.LogPosition;
import io.yanhuo.tenancy.binlog.LogServer;
import io.yanhuo.tenancy.binlog.Replayed;
import io.yanhuo.tenancy.binlog.RowReplay;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Copies of restaurants follow their originals to a moment, and it is noted how far. */
@Component
class Replays {
    private final Clusters clusters;
    private final DatabaseSettings database;
    private final JdbcClient platform;

    Replays(Clusters clusters, DatabaseSettings database, JdbcClient platform) {
        this.clusters = clusters;
        this.database = database;
        this.platform = platform;
    }

    /**
     * @throws StepFailure if the log has gone meanwhile, or cannot be followed
     */
    void follow(OperationWork work, BackupOrigin origin, TenantCopies.At copy, Instant moment) {
        var from = origin.log();
        if (from == null) throw new StepFailure("tenancy.failure.log-gone", "");
        var original =
                new RowReplay.Original(server(origin.at().cluster()), origin.at().schema(), from);
        try (var connection = clusters.ddl(copy.cluster()).getConnection();
                var lock = ServerLock.ofCopy(connection, copy.schema())) {
            TenantCopies.alone(work, lock);
            connection.setAutoCommit(false);
            var replayed =
                    RowReplay.run(
                            original,
                            new RowReplay.Copy(connection, copy.schema()),
                            moment,
                            () -> work.checkpoint("replayed"));
            work.guarded(() -> note(work, moment, replayed));
        } catch (SQLException e) {
            throw new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
        }
    }

    private LogServer server(String cluster) {
        return new LogServer(
                database.addressOf(cluster),
                DdlConnections.ACCOUNT,
                database.ddlPassword(),
                database.tls());
    }

    void tidy(TenantCopies.At copy) {
        try (var connection = clusters.ddl(copy.cluster()).getConnection()) {
            RowReplay.tidy(connection, copy.schema());
        } catch (SQLException e) {
            throw new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
        }
    }

    /** What came of the operation; empty if it followed nothing. */
    Optional<Replay> of(String operation) {
        return platform.sql("SELECT * FROM replay WHERE operation_id = ?")
                .param(operation)
                .query((row, _) ->
                        new Replay(
                                Utc.required(row, "moment"),
                                Utc.instant(row, "last_at"),
                                row.getString("log_file") + ":" + row.getLong("log_position"),
                                row.getLong("transactions"),
                                row.getLong("row_count")))
                .optional();
    }

    /** Once more by a hand that comes after one that died. */
    private void note(OperationWork work, Instant moment, Replayed replayed) {
        platform.sql("DELETE FROM replay WHERE operation_id = ?")
                .param(work.operationId())
                .update();
        LogPosition end = replayed.end();
        var last = replayed.lastAt();
        platform.sql("INSERT INTO replay VALUES (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(work.operationId(), work.tenant().orElseThrow().value(), utc(moment))
                .param(last == null ? null : utc(last))
                .params(end.file(), end.offset(), replayed.transactions(), replayed.rows())
                .update();
    }
}
