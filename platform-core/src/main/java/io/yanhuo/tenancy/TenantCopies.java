package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.migrations.ServerLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schemas become sealed files, and files schemas, wherever either is. */
@Component
class TenantCopies {
    private final Clusters clusters;
    private final TenantArchive archive;
    private final TenantFiles files;

    TenantCopies(Clusters clusters, TenantArchive archive, TenantFiles files) {
        this.clusters = clusters;
        this.archive = archive;
        this.files = files;
    }

    /** A schema on a server, whether a restaurant is routed to it or not. */
    record At(String cluster, SchemaName schema) {
        /** Whether it is there that a restaurant lives. */
        boolean is(TenantBirths.Place place) {
            return place.cluster().equals(cluster) && place.schema().equals(schema);
        }
    }

    /** Everything in the schema as it is at one moment, sealed values as they are. */
    Map<String, TableSum> dump(OperationWork work, At at, TenantFile file) {
        settle(at);
        try (var snapshot = snapshot(at)) {
            return dump(work, snapshot, file);
        }
    }

    /**
     * The same, from which the binary log can be followed on.
     *
     * @param sums of each table by its name
     */
    record Dump(Map<String, TableSum> sums, BackupOrigin origin) {}

    Dump dumpWithOrigin(OperationWork work, At at, TenantFile file) {
        settle(at);
        try (var taken = OriginSnapshot.begin(clusters.ddl(at.cluster()), at)) {
            return new Dump(dump(work, taken.snapshot(), file), taken.origin());
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * Rows are those of one moment, but a table's structure is what it is when its turn comes: a
     * release in between would leave what no release has made.
     */
    private void settle(At at) {
        clusters.schemas(at.cluster()).settle(at.schema());
    }

    private Map<String, TableSum> dump(
            OperationWork work, TenantSnapshot snapshot, TenantFile file) {
        return files.write(
                file, work, out -> archive.write(out, snapshot, () -> work.checkpoint("table")));
    }

    /** Of what is in the file, read to its end. */
    Map<String, TableSum> sums(TenantFile file) {
        try {
            return files.read(file, archive::sums);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * @return how many rows there are
     * @throws StepFailure if file and schema differ in any table
     */
    long verify(TenantFile file, At at) {
        try (var snapshot = snapshot(at)) {
            return compared(sums(file), TenantArchive.sums(snapshot));
        }
    }

    /**
     * @return how many rows there are
     * @throws StepFailure if one table differs
     */
    static long compared(Map<String, TableSum> one, Map<String, TableSum> other) {
        for (var table : one.keySet()) {
            if (!one.get(table).equals(other.get(table))) {
                throw new StepFailure("tenancy.failure.archive-differs", table);
            }
        }
        if (one.size() != other.size()) {
            throw new StepFailure("tenancy.failure.archive-differs", "" + other.size());
        }
        return one.values().stream().mapToLong(TableSum::rows).sum();
    }

    /** From the beginning, however far an earlier attempt has come. */
    void build(OperationWork work, TenantFile file, At at) {
        try (var connection = clusters.ddl(at.cluster()).getConnection();
                var lock = ServerLock.ofCopy(connection, at.schema())) {
            alone(work, lock);
            // A hand that slept must not remove what another one has meanwhile made the real one.
            work.guarded(() -> begin(connection, at));
            connection.setAutoCommit(false);
            var rebuilding = new TenantRebuilding(connection, at.schema(), work::checkpoint);
            files.read(file, in -> archive.read(in, rebuilding));
            connection.commit();
        } catch (SQLException e) {
            throw failed(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * From here on only this hand writes into the copy, and only by the connection of the lock: one
     * that was overtaken, wherever it sleeps, finds its session ended. One that is overtaken itself
     * while it waits notices before it has written anything.
     */
    static void alone(OperationWork work, ServerLock lock) throws SQLException {
        work.checkpoint("connected");
        work.guarded(() -> endOthers(lock));
        lock.await();
        work.checkpoint("alone");
    }

    private static void endOthers(ServerLock lock) {
        try {
            lock.endHolder();
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void begin(Connection connection, At at) {
        try {
            run(connection, "DROP SCHEMA IF EXISTS `" + at.schema() + "`");
            run(
                    connection,
                    "CREATE SCHEMA `"
                            + at.schema()
                            + "` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    /**
     * What the copy itself says whose it is.
     *
     * @throws StepFailure if it is another restaurant's, or nobody's
     */
    void identified(TenantId tenant, At at) {
        var owners =
                ddl(at).sql("SELECT tenant_id FROM `" + at.schema() + "`.tenant_identity")
                        .query((row, _) -> new TenantId(row.getLong(1)))
                        .list();
        if (owners.size() != 1 || !owners.getFirst().equals(tenant)) {
            throw new StepFailure("tenancy.failure.identity", "");
        }
    }

    JdbcClient ddl(At at) {
        return JdbcClient.create(clusters.ddl(at.cluster()));
    }

    private TenantSnapshot snapshot(At at) {
        try {
            var connection = clusters.ddl(at.cluster()).getConnection();
            connection.setAutoCommit(false);
            return TenantSnapshot.begin(connection, at.schema().value(), connection::close);
        } catch (SQLException e) {
            throw failed(e);
        }
    }

    private static void run(Connection connection, String statement) throws SQLException {
        try (var s = connection.createStatement()) {
            s.execute(statement);
        }
    }

    private static StepFailure failed(SQLException e) {
        return new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
    }
}
