package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/**
 * Brings schemas on one database server to a release, judged by their structure.
 *
 * <p>Liquibase itself fills the release's template and says what each changeset sends. Where a
 * schema's log is a part of the template's, the rest is sent as it is and the template's rows are
 * copied, which costs a tenth of a run of Liquibase; any other schema is left to Liquibase. Neither
 * is believed: the structure must be the template's.
 */
final class SchemaUpgrade {
    static final String LOCKED =
            "somebody else holds Liquibase's lock on this schema (DATABASECHANGELOGLOCK)";

    private static final String LOG = "DATABASECHANGELOG";

    /** With when this schema was changed, not when the template was. */
    private static final String COLUMNS =
            " ID, AUTHOR, FILENAME, %s, ORDEREXECUTED, EXECTYPE, MD5SUM, DESCRIPTION, COMMENTS, TAG,"
                    + " LIQUIBASE, CONTEXTS, LABELS, DEPLOYMENT_ID ";

    private static final int NO_SUCH_TABLE = 1146;

    private final Changelog changelog;
    private final SchemaName template;
    private final Map<Changeset, List<String>> statements;
    private final Map<Changeset, String> sums;
    private final Structure wanted;

    private SchemaUpgrade(Release release, TenantTemplate template, Connection connection)
            throws SQLException {
        this.changelog = release.changelog();
        this.template = template.name();
        template.fill(connection);
        this.statements = changelog.statements(connection);
        this.sums = log(connection);
        this.wanted = Structure.of(connection, template.name());
    }

    /** Takes a second or two: Liquibase reads the whole changelog. */
    static SchemaUpgrade prepare(DataSource ddl, Release release) throws SQLException {
        try (var connection = ddl.getConnection()) {
            return new SchemaUpgrade(release, new TenantTemplate(ddl, release), connection);
        }
    }

    /** So that an open transaction of the restaurant's does not make its diners wait for long. */
    static void limitWaiting(Connection connection, Duration lockWait) throws SQLException {
        long seconds = Math.max(1, lockWait.toSeconds());
        Sql.run(
                connection,
                "SET SESSION lock_wait_timeout = %1$d, SESSION innodb_lock_wait_timeout = %1$d"
                        .formatted(seconds));
    }

    /**
     * Under the schema's {@link ServerLock}.
     *
     * @param traces of the attempt before, and then of this one
     * @return digest of the structure
     */
    String bring(Connection connection, SchemaName schema, Traces traces) throws SQLException {
        connection.setCatalog(schema.value());
        if (!replay(connection, traces)) byLiquibase(connection, traces);
        var found = Structure.of(connection, schema);
        found.expect(wanted);
        return found.digest();
    }

    /** Leaves the connection as it was: Liquibase takes automatic commits away. */
    private void byLiquibase(Connection connection, Traces traces) throws SQLException {
        boolean ofTheDead = traces.left() == Traces.Kind.LOCK;
        traces.leave(Traces.Kind.LOCK);
        try {
            if (ofTheDead) changelog.update(connection);
            else changelog.updateUnlocked(connection);
            traces.leave(Traces.Kind.NONE);
        } catch (SQLException e) {
            // As long as it is heard, Liquibase gives its lock back.
            if (!UpgradeFailure.lost(e)) traces.leave(Traces.Kind.NONE);
            throw e;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    /** Whether the schema's log allowed it. */
    private boolean replay(Connection connection, Traces traces) throws SQLException {
        Map<Changeset, String> done;
        try {
            done = log(connection);
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) return false;

            throw e;
        }
        if (!sums.entrySet().containsAll(done.entrySet())) return false;
        unlock(connection, traces);
        for (var changeset : sums.keySet()) {
            if (!done.containsKey(changeset)) apply(connection, changeset, traces);
        }
        traces.leave(Traces.Kind.NONE);
        return true;
    }

    /** Only of a dead one is it known that nobody works under Liquibase's lock. */
    private static void unlock(Connection connection, Traces traces) throws SQLException {
        boolean ofTheDead = traces.left() == Traces.Kind.LOCK;
        if (locked(connection)) {
            if (!ofTheDead) throw new SQLException(LOCKED);
            breakLock(connection);
        }
        if (ofTheDead) traces.leave(Traces.Kind.STATEMENT);
    }

    private void apply(Connection connection, Changeset changeset, Traces traces)
            throws SQLException {
        boolean maybeDone = traces.left() != Traces.Kind.NONE;
        traces.leave(Traces.Kind.STATEMENT);
        try {
            var sent = Objects.requireNonNull(statements.get(changeset));
            for (var sql : sent) Sql.run(connection, sql);
        } catch (SQLException e) {
            if (!maybeDone && !UpgradeFailure.lost(e)) traces.leave(Traces.Kind.NONE);
            if (!maybeDone || !CutOff.doneAlready(e)) {
                throw new SQLException(
                        changeset + ": " + e.getMessage(), e.getSQLState(), e.getErrorCode(), e);
            }
        }
        record(connection, changeset);
        traces.leave(Traces.Kind.NONE);
    }

    private void record(Connection connection, Changeset changeset) throws SQLException {
        var sql =
                "INSERT INTO "
                        + LOG
                        + " ("
                        + COLUMNS.formatted("DATEEXECUTED")
                        + ") SELECT "
                        + COLUMNS.formatted("UTC_TIMESTAMP()")
                        + " FROM `"
                        + template
                        + "`."
                        + LOG
                        + " WHERE ID = ? AND AUTHOR = ? AND FILENAME = ?";
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, changeset.id());
            statement.setString(2, changeset.author());
            statement.setString(3, changeset.file());
            statement.executeUpdate();
        }
    }

    /** What is recorded in the schema that the connection is in, with its sums. */
    private static Map<Changeset, String> log(Connection connection) throws SQLException {
        return Sql.rows(
                        connection,
                        "SELECT ID, AUTHOR, FILENAME, MD5SUM FROM "
                                + LOG
                                + " ORDER BY ORDEREXECUTED")
                .stream()
                .collect(
                        Collectors.toMap(
                                row -> new Changeset(row.get(0), row.get(1), row.get(2)),
                                row -> String.valueOf(row.get(3)),
                                (a, _) -> a,
                                LinkedHashMap::new));
    }

    private static boolean locked(Connection connection) throws SQLException {
        return !Sql.column(connection, "SELECT 1 FROM DATABASECHANGELOGLOCK WHERE LOCKED = 1")
                .isEmpty();
    }

    private static void breakLock(Connection connection) throws SQLException {
        Sql.run(
                connection,
                "UPDATE DATABASECHANGELOGLOCK"
                        + " SET LOCKED = 0, LOCKGRANTED = NULL, LOCKEDBY = NULL");
    }
}
