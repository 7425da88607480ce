package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.Scope;
import liquibase.UpdateSummaryEnum;
import liquibase.changelog.FastCheckService;
import liquibase.database.DatabaseFactory;
import liquibase.database.jvm.JdbcConnection;
import liquibase.exception.LiquibaseException;
import liquibase.resource.ClassLoaderResourceAccessor;
import liquibase.ui.LoggerUIService;

/** One of the two changelogs, and the one way to run it. */
enum Changelog {
    PLATFORM("db/platform.xml"),
    TENANT("db/tenant.xml");

    private final String path;

    Changelog(String path) {
        this.path = path;
    }

    /** Applies what is missing in the schema that the connection is in. */
    void update(Connection connection) throws SQLException {
        try {
            Scope.child(
                    Map.of(
                            Scope.Attr.ui.name(),
                            new LoggerUIService(),
                            "liquibase.analytics.enabled",
                            false),
                    () -> run(connection));
        } catch (Exception e) {
            throw new SQLException("changelog " + path + " failed: " + e.getMessage(), e);
        }
    }

    private void run(Connection connection) throws LiquibaseException {
        // The cache is one for the whole JVM and has skipped schemas that were not up to date.
        Scope.getCurrentScope().getSingleton(FastCheckService.class).clearCache();
        var database =
                DatabaseFactory.getInstance()
                        .findCorrectDatabaseImplementation(new JdbcConnection(connection));
        var liquibase = new Liquibase(path, new ClassLoaderResourceAccessor(), database);
        liquibase.setShowSummary(UpdateSummaryEnum.OFF);
        if (CutOff.found(liquibase)) CutOff.goOn(liquibase);
        liquibase.update(new Contexts(), new LabelExpression());
    }
}
