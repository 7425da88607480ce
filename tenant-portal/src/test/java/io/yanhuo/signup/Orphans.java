package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.migrations.TenantSchemas;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Schemas, accounts and addresses that belong to no restaurant, and were not there before: a test
 * of restores leaves what was there before one, as a restore does.
 */
final class Orphans {
    private final TenantSchemas schemas;
    private final Set<String> before;

    Orphans(TenantSchemas schemas) {
        this.schemas = schemas;
        this.before = all();
    }

    /** Every generated schema, account and address since then belongs to a restaurant. */
    void assertNone() {
        assertThat(all()).isSubsetOf(before);
    }

    private Set<String> all() {
        try (var connection = TestDatabase.shared().administrator()) {
            var server = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var orphans = new HashSet<String>();
            orphans.addAll(names(server, "SELECT schema_name FROM information_schema.schemata"));
            orphans.addAll(names(server, "SELECT user FROM mysql.user"));
            orphans.removeIf(name -> !name.matches("t[0-9a-z]{12}"));
            orphans.remove(schemas.canary().value());
            names(
                            server,
                            "SELECT schema_name FROM platform.tenant_placement UNION SELECT"
                                    + " schema_name FROM platform.prepared_schema")
                    .forEach(orphans::remove);
            orphans.addAll(
                    names(
                            server,
                            "SELECT host FROM platform.tenant_host WHERE tenant_id NOT IN"
                                    + " (SELECT tenant_id FROM platform.tenant)"));
            return orphans;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(JdbcClient server, String sql) {
        return server.sql(sql).query(String.class).list();
    }
}
