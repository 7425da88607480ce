package io.yanhuo.tenancy.binlog;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.StepFailure;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Makes a copy follow what happened to its original, up to a moment. */
public final class RowReplay implements LogReader.Follower {
    private static final int ROWS_AT_ONCE = 1_000;
    private static final Duration SIGN_OF_LIFE = Duration.ofMillis(500);

    /** They belong to each schema itself, not to what is done in it. */
    private static final Set<String> LEFT_OUT =
            Set.of("tenant_identity", "DATABASECHANGELOGLOCK", Progress.TABLE);

    private final Connection connection;
    private final SchemaName copy;
    private final Runnable between;
    private final Progress progress;
    private final Map<String, CopiedTable> tables = new HashMap<>();
    private Replayed reached;
    private long saved = System.nanoTime();

    private RowReplay(Copy copy, Runnable between, LogPosition from) throws SQLException {
        this.connection = copy.connection();
        this.copy = copy.schema();
        this.between = between;
        this.progress = Progress.of(connection, this.copy, from);
        this.reached = progress.known();
    }

    /** What is followed: what happened to a schema from a place in its server's log on. */
    public record Original(LogServer server, SchemaName schema, LogPosition from) {}

    /**
     * What follows.
     *
     * @param connection of the account that creates, committing by hand
     */
    public record Copy(Connection connection, SchemaName schema) {}

    /**
     * The copy becomes what the original was at the end of this second; begins or goes on.
     *
     * @param between is called before each commit; throws where the caller must not go on
     * @param copy on the same server as the original
     * @throws StepFailure if the log is gone or breaks off, or the copy cannot follow it
     */
    public static Replayed run(Original original, Copy copy, Instant moment, Runnable between)
            throws SQLException {
        try (var statement = copy.connection().createStatement()) {
            statement.execute("SET foreign_key_checks = 0");
            statement.execute("SET time_zone = '+00:00'");
            // A number 0 that was written is a number 0.
            statement.execute("SET sql_mode = CONCAT(@@sql_mode, ',NO_AUTO_VALUE_ON_ZERO')");
        }
        var replay = new RowReplay(copy, between, original.from());
        var reader = new LogReader(original.server(), original.schema());
        var last = new BinaryLog(copy.connection()).end();
        var end = reader.read(replay.reached.end(), last, moment, replay);
        replay.save(replay.reached.past(end));
        return replay.reached;
    }

    @Override
    public void follow(LoggedTransaction transaction) {
        var ours = transaction.without(LEFT_OUT);
        if (ours.changes().isEmpty()) {
            passed(ours.end());
            return;
        }
        try {
            for (var change : ours.changes()) table(change.table()).repeat(change);
        } catch (SQLException e) {
            throw failed(e);
        }
        reached = reached.with(ours);
        if (reached.rows() - progress.known().rows() >= ROWS_AT_ONCE) save(reached);
    }

    @Override
    public void passed(LogPosition place) {
        reached = reached.past(place);
        if (System.nanoTime() - saved > SIGN_OF_LIFE.toNanos()) save(reached);
    }

    private void save(Replayed now) {
        between.run();
        try {
            progress.reach(now);
        } catch (SQLException e) {
            throw failed(e);
        }
        reached = now;
        saved = System.nanoTime();
    }

    private CopiedTable table(String name) throws SQLException {
        var known = tables.get(name);
        if (known != null) return known;
        var fresh = CopiedTable.of(connection, copy, name);
        tables.put(name, fresh);
        return fresh;
    }

    /** Its own note of how far it has come is no part of the copy. */
    public static void tidy(Connection connection, SchemaName copy) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS `" + copy + "`.`" + Progress.TABLE + "`");
        }
    }

    private static StepFailure failed(SQLException e) {
        return new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
    }
}
