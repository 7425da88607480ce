package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;

/**
 * Makes one schema equal to another, possibly on another server, while the first is written to:
 * each pass compares the tables portion by portion by a checksum that the servers compute, and
 * copies the portions that differ. A pass that finds no difference while nobody writes proves that
 * both are equal, row by row. The connection that writes holds a lock of its server, so that two
 * never write into the same copy.
 */
public final class SchemaCopy {
    private final Place from;
    private final Place to;
    private final Set<String> except;

    /**
     * A schema on a server.
     *
     * @param ddl logs in as the account that may create and alter
     */
    public record Place(DataSource ddl, SchemaName schema) {}

    /**
     * @param except tables that exist in both and are each schema's own
     */
    public SchemaCopy(Place from, Place to, Set<String> except) {
        this.from = from;
        this.to = to;
        this.except = Set.copyOf(except);
    }

    /**
     * Creates schema and tables as they are in the first; what is there already stays. Under the
     * first's lock, or its structure might be changed meanwhile.
     */
    public void createStructure() {
        with((source, target) -> {
            try (var lock = ServerLock.of(source, from.schema())) {
                lock.await();
                return createStructure(source, target);
            }
        });
    }

    /**
     * Waits for whoever is just changing the first's structure. Who would begin that afterwards
     * sees, under the lock, what the caller is at, and leaves it alone.
     *
     * @throws SchemaFailure if it takes long
     */
    public void awaitStructure() {
        ServerLock.settle(from.ddl(), from.schema());
    }

    private long createStructure(Connection source, Connection target) throws SQLException {
        Sql.run(
                target,
                "CREATE SCHEMA IF NOT EXISTS `"
                        + to.schema()
                        + "` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        target.setCatalog(to.schema().value());
        Sql.run(target, "SET foreign_key_checks = 0");
        var there = new HashSet<>(tables(target, to.schema()));
        for (var table : tables(source, from.schema())) {
            if (!there.contains(table)) Sql.run(target, definition(source, table));
        }
        return 0L;
    }

    /**
     * For whom people wait.
     *
     * @param others how long somebody else is waited for who writes into the copy
     * @param between is called before each portion; throws where it has taken too long
     */
    public record Pace(Duration others, Runnable between) {
        private static final Pace UNHURRIED = new Pace(ServerLock.PATIENCE, () -> {});
    }

    /** A pass for which nobody waits. */
    public long pass(Runnable between) {
        return pass(between, Pace.UNHURRIED);
    }

    /**
     * One pass over everything.
     *
     * @param between is called before each table; throws where the caller must not go on
     * @return how many portions differed and have been copied
     * @throws SchemaFailure also if the two have not the same tables, or these are built otherwise
     */
    public long pass(Runnable between, Pace pace) {
        return with((source, target) -> {
            var tables = tables(source, from.schema());
            if (!Shape.of(source, from.schema()).equals(Shape.of(target, to.schema()))) {
                throw new SQLException("the two have not the same tables, columns and indexes");
            }
            target.setAutoCommit(false);
            Sql.run(target, "SET foreign_key_checks = 0");
            try (var lock = ServerLock.ofCopy(target, to.schema())) {
                lock.await(pace.others());
                long differences = 0;
                for (var table : tables) {
                    // First, so that a hand that was overtaken while it waited for the lock writes
                    // nothing.
                    between.run();
                    if (except.contains(table)) continue;
                    differences +=
                            new TableCopy(source, from, target, to, table).pass(pace.between());
                }
                return differences;
            }
        });
    }

    /**
     * Numbers that were given away in the first are not given away again in the second. A table
     * that is in one of them only says nothing.
     */
    public void continueNumbers() {
        with((source, target) -> {
            for (var table : tables(target, to.schema())) {
                long next = nextNumber(source, from.schema(), table);
                if (next > nextNumber(target, to.schema(), table)) {
                    Sql.run(
                            target,
                            "ALTER TABLE `%s`.`%s` AUTO_INCREMENT = %d"
                                    .formatted(to.schema(), table, next));
                }
            }
            return 0L;
        });
    }

    @FunctionalInterface
    private interface Work {
        long between(Connection source, Connection target) throws SQLException;
    }

    private long with(Work work) {
        try (var source = from.ddl().getConnection();
                var target = to.ddl().getConnection()) {
            return work.between(source, target);
        } catch (SQLException e) {
            throw new SchemaFailure(to.schema().value(), e);
        }
    }

    private String definition(Connection source, String table) throws SQLException {
        return Sql.column(2, source, "SHOW CREATE TABLE `%s`.`%s`".formatted(from.schema(), table))
                .getFirst();
    }

    private static List<String> tables(Connection server, SchemaName schema) throws SQLException {
        return Sql.column(
                server,
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?"
                        + " AND table_type = 'BASE TABLE' ORDER BY table_name",
                schema.value());
    }

    /** 0 for a table that numbers nothing. */
    private static long nextNumber(Connection server, SchemaName schema, String table)
            throws SQLException {
        // MySQL shows what it knew up to a day ago; MariaDB takes this for a remark.
        Sql.run(server, "SET @now = 1 /*!80000 , SESSION information_schema_stats_expiry = 0 */");
        return Sql.column(
                        server,
                        "SELECT COALESCE(auto_increment, 0) FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_name = ?",
                        schema.value(),
                        table)
                .stream()
                .mapToLong(Long::parseLong)
                .findFirst()
                .orElse(0);
    }
}
