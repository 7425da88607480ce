package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.migrations.TenantSchemas;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Schemas, accounts and addresses that belong to no restaurant. */
final class Orphans {
    private Orphans() {}

    /** Every generated schema and account belongs to a restaurant, and every restaurant has one. */
    static void assertNone(TenantSchemas schemas) {
        try (var connection = TestDatabase.shared().administrator()) {
            var server = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var placed =
                    Set.copyOf(
                            names(
                                    server,
                                    "SELECT schema_name FROM platform.tenant_placement UNION SELECT"
                                            + " schema_name FROM platform.prepared_schema"));
            assertThat(names(server, "SELECT schema_name FROM information_schema.schemata"))
                    .filteredOn(name -> name.matches("t[0-9a-z]{12}"))
                    .filteredOn(name -> !name.equals(schemas.canary().value()))
                    .isSubsetOf(placed);
            assertThat(names(server, "SELECT user FROM mysql.user"))
                    .filteredOn(name -> name.matches("t[0-9a-z]{12}"))
                    .isSubsetOf(placed);
            assertThat(
                            names(
                                    server,
                                    "SELECT host FROM platform.tenant_host WHERE tenant_id NOT IN"
                                            + " (SELECT tenant_id FROM platform.tenant)"))
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(JdbcClient server, String sql) {
        return server.sql(sql).query(String.class).list();
    }
}
