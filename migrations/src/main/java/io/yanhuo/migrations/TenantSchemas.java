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
     * completed, also one of an older release. New tables are copied from a template, which takes a
     * third of a full run.
     *
     * @return what the schema has at least: one that a newer release began has more
     */
    public SchemaVersion create(SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = ServerLock.of(connection, schema)) {
            lock.await();
            template.make(connection, schema);
            if (template.lacksChangesets(connection, schema)) {
                connection.setCatalog(schema.value());
                release.changelog().update(connection);
            }
            return release.version();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /**
     * Applies the changesets that the schema does not have yet, by Liquibase itself, to one that is
     * nobody's yet and may be a copy of one in which somebody was cut off. Liquibase is not
     * believed: the structure must be the template's.
     *
     * @throws SchemaFailure also if it is not; the cause names what differs
     */
    public SchemaVersion update(SchemaName schema) {
        try (var connection = ddl.getConnection();
                var lock = ServerLock.of(connection, schema)) {
            lock.await();
            var wanted = template.structure(connection);
            complete(connection, schema);
            Structure.of(connection, schema).expect(wanted);
            return release.version();
        } catch (SQLException e) {
            throw new SchemaFailure(schema.value(), e);
        }
    }

    /**
     * Returns when nobody changes the schema's structure. Who means to read it as a whole says that
     * it is at work on the restaurant, and then asks for this: whoever comes later to change it
     * sees that under the schema's lock, and leaves it alone.
     */
    public void settle(SchemaName schema) {
        ServerLock.settle(ddl, schema);
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
     * Counts in a schema that its restaurant's account may not use any more.
     *
     * @param query has one number for its answer
     */
    public long count(SchemaName schema, String query) {
        try (var connection = ddl.getConnection()) {
            connection.setCatalog(schema.value());
            return Long.parseLong(Sql.column(connection, query).getFirst());
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

    private void complete(Connection connection, SchemaName schema) throws SQLException {
        connection.setCatalog(schema.value());
        try {
            release.changelog().complete(connection);
        } finally {
            // Liquibase takes automatic commits away.
            connection.setAutoCommit(true);
        }
    }
}
