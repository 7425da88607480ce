package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Creates restaurants' schemas and brings them to the structure of this release. */
public final class TenantSchemas {
    private final DataSource ddl;
    private final TenantTemplate template;

    /**
     * @param ddl logs in as the account that may create and alter
     */
    public TenantSchemas(DataSource ddl) {
        this.ddl = ddl;
        this.template = new TenantTemplate(ddl);
    }

    /**
     * Creates the schema if it is not there and fills it; what a killed earlier attempt left is
     * completed. New tables are copied from a template, which takes a third of a full run.
     */
    public SchemaVersion create(SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = new ServerLock(connection, "yanhuo-" + schema)) {
            lock.await();
            Sql.run(
                    connection,
                    "CREATE SCHEMA IF NOT EXISTS `"
                            + schema
                            + "` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            if (template.unfinished(connection, schema)) template.copyInto(connection, schema);
            return SchemaVersion.ofThisRelease();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /** Applies the changesets that the schema does not have yet. */
    public SchemaVersion update(SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = new ServerLock(connection, "yanhuo-" + schema)) {
            lock.await();
            enter(connection, schema);
            Changelog.TENANT.update(connection);
            return SchemaVersion.ofThisRelease();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /** Removes the schema with everything in it. */
    public void drop(SchemaName schema) {
        try (var connection = ddl.getConnection()) {
            Sql.run(connection, "DROP SCHEMA IF EXISTS `" + schema + "`");
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /**
     * The schema that restaurants are copied from: real, and no restaurant's account may see it.
     */
    public SchemaName canary() {
        return TenantTemplate.name();
    }

    private static void enter(Connection connection, SchemaName schema) throws SQLException {
        connection.setCatalog(schema.value());
    }
}
