package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.Scope.ScopedRunnerWithReturn;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.ChangeSet;
import liquibase.changelog.FastCheckService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.sql.Sql;
import liquibase.sqlgenerator.SqlGeneratorFactory;
import liquibase.ui.LoggerUIService;

/**
 * A changelog, and the one way to run it.
 *
 * @param path on the classpath
 */
record Changelog(String path) {
    static final Changelog PLATFORM = new Changelog("db/platform.xml");

    /** Applies what is missing in the schema that the connection is in. */
    void update(Connection connection) throws SQLException {
        with(
                connection,
                liquibase -> {
                    if (CutOff.found(liquibase)) CutOff.goOn(liquibase);
                    liquibase.update(new Contexts(), new LabelExpression());
                    return true;
                });
    }

    /**
     * The same where one statement may be done and not recorded, although Liquibase's lock does not
     * say so; so the structure must be judged afterwards.
     */
    void complete(Connection connection) throws SQLException {
        with(
                connection,
                liquibase -> {
                    try {
                        if (CutOff.found(liquibase)) CutOff.goOn(liquibase);
                        liquibase.update(new Contexts(), new LabelExpression());
                    } catch (LiquibaseException e) {
                        if (!CutOff.doneAlready(e)) throw e;
                        CutOff.goOn(liquibase);
                        liquibase.update(new Contexts(), new LabelExpression());
                    }
                    return true;
                });
    }

    /**
     * The same for a schema in whose changelog somebody else's work may stand.
     *
     * @throws SQLException if Liquibase's lock is held
     */
    void updateUnlocked(Connection connection) throws SQLException {
        with(
                connection,
                liquibase -> {
                    if (CutOff.found(liquibase)) throw new LiquibaseException(SchemaUpgrade.LOCKED);
                    liquibase.update(new Contexts(), new LabelExpression());
                    return true;
                });
    }

    /** What each changeset sends to this server, in the order of the changelog. */
    Map<Changeset, List<String>> statements(Connection connection) throws SQLException {
        return with(
                connection,
                liquibase -> {
                    var statements = new LinkedHashMap<Changeset, List<String>>();
                    for (var each : liquibase.getDatabaseChangeLog().getChangeSets()) {
                        statements.put(Changeset.of(each), sql(each, liquibase));
                    }
                    return statements;
                });
    }

    private static List<String> sql(ChangeSet changeset, Liquibase liquibase) {
        var database = liquibase.getDatabase();
        return changeset.getChanges().stream()
                .flatMap(change -> List.of(change.generateStatements(database)).stream())
                .flatMap(statement ->
                        List.of(SqlGeneratorFactory.getInstance().generateSql(statement, database))
                                .stream())
                .map(Sql::toSql)
                .toList();
    }

    private interface Work<T> {
        T on(Liquibase liquibase) throws LiquibaseException;
    }

    private <T> T with(Connection connection, Work<T> work) throws SQLException {
        try {
            ScopedRunnerWithReturn<T> run = () -> work.on(open(connection));
            return Scope.child(
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            "liquibase.analytics.enabled",
                            false),
                    run);
        } catch (Exception e) {
            throw new SQLException("changelog " + path + " failed: " + e.getMessage(), e);
        }
    }

    private Liquibase open(Connection connection) throws LiquibaseException {
        // The cache is one for the whole JVM and has skipped schemas that were not up to date.
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        var database =
                DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var liquibase = new Liquibase(path, new ClassLoaderResourceAccessor(), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        return liquibase;
    }
}
