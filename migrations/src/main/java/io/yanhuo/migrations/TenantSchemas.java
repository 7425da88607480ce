package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Creates restaurants' schemas and brings them to the structure of a release. */
public final class TenantSchemas {
    private final DataSource ddl;
    private final Release release;
    private final TenantTemplate template;

    /**
     * @param ddl logs in as the account that may create and alter
     */
    public TenantSchemas(DataSource ddl) {
        this(ddl, Release.ofThisBuild());
    }

    public TenantSchemas(DataSource ddl, Release release) {
        this.ddl = ddl;
        this.release = release;
        this.template = new TenantTemplate(ddl, release);
    }

    /**
     * Creates the schema if it is not there and fills it; what a killed earlier attempt left is
     * completed. New tables are copied from a template, which takes a third of a full run.
     */
    public SchemaVersion create(SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = ServerLock.of(connection, schema)) {
            lock.await();
            Sql.run(
                    connection,
                    "CREATE SCHEMA IF NOT EXISTS `"
                            + schema
                            + "` DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            if (template.unfinished(connection, schema)) template.copyInto(connection, schema);
            return release.version();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /** Applies the changesets that the schema does not have yet, by Liquibase itself. */
    public SchemaVersion update(SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = ServerLock.of(connection, schema)) {
            lock.await();
            enter(connection, schema);
            release.changelog().update(connection);
            return release.version();
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

    /** Digest of the schema's structure; the same for all that have come to the same version. */
    public String digest(SchemaName schema) {
        try (var connection = ddl.getConnection()) {
            return Structure.of(connection, schema).digest();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /**
     * The schema that restaurants are copied from: real, and no restaurant's account may see it.
     */
    public SchemaName canary() {
        return template.name();
    }

    private static void enter(Connection connection, SchemaName schema) throws SQLException {
        connection.setCatalog(schema.value());
    }
}
