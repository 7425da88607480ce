package io.yanhuo.killed;

import com.mysql.cj.jdbc.MysqlDataSource;
import dev.yanhuo.database.DatabaseServer;
import io.yanhuo.migrations.TenantSchemas;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in the database, seen by its administrator. */
final class Leftovers {
    private static final String OWN = " REGEXP '^t[0-9a-z]{12}$'";

    private final JdbcClient server;
    private final String template;

    Leftovers(DatabaseServer database) {
        var source = new MysqlDataSource();
        source.setUrl(
                "jdbc:mysql://"
                        + database.address()
                        + "/?useInformationSchema=false&useSSL=false&user=root");
        server = JdbcClient.create(source);
        template = new TenantSchemas(source).canary().value();
    }

    /** Whether the first restaurant has begun this step. */
    boolean begun(String step) {
        return has("information_schema.tables WHERE table_name = 'operation_step'")
                && has("platform.operation_step WHERE name = ? AND state <> 'PENDING'", step);
    }

    /** How far the schema has grown that all others are copied from. */
    long changesetsOfTheTemplate() {
        var log = "information_schema.tables WHERE table_name = 'DATABASECHANGELOG'";
        return has(log + " AND table_schema = ?", template)
                ? count("`" + template + "`.DATABASECHANGELOG")
                : 0;
    }

    /** How far each has come. */
    List<String> progress() {
        return names(
                """
                SELECT COALESCE(MAX(CONCAT(LPAD(s.position, 2, '0'), ' ', s.name, ' ', s.state)),
                                'nothing')
                  FROM platform.operation o
                  LEFT JOIN platform.operation_step s
                    ON s.operation_id = o.operation_id AND s.state <> 'PENDING'
                 GROUP BY o.operation_id
                """);
    }

    /** Whether this many restaurants are set up. */
    boolean done(int restaurants) {
        return count("platform.operation WHERE state = 'DONE'") == restaurants;
    }

    List<String> tenants() {
        return names("SELECT CONCAT(slug, ' ', state) FROM platform.tenant ORDER BY slug");
    }

    List<String> hosts() {
        return names(
                "SELECT CONCAT(SUBSTRING_INDEX(host, '.', 1), ' ', status)"
                        + " FROM platform.tenant_host ORDER BY host");
    }

    List<String> placements() {
        return names("SELECT schema_name FROM platform.tenant_placement ORDER BY schema_name");
    }

    /** Without those that are kept ready for restaurants to come. */
    List<String> schemas() {
        return names(
                "SELECT schema_name FROM information_schema.schemata WHERE schema_name"
                        + OWN
                        + " AND schema_name NOT IN (SELECT schema_name FROM"
                        + " platform.prepared_schema) AND schema_name <> ? ORDER BY schema_name",
                template);
    }

    List<String> accounts() {
        return names(
                "SELECT user FROM mysql.user WHERE user"
                        + OWN
                        + " AND user NOT IN (SELECT schema_name FROM platform.prepared_schema)"
                        + " ORDER BY user");
    }

    String schemaOf(String slug) {
        return names(
                        """
                        SELECT p.schema_name FROM platform.tenant_placement p
                          JOIN platform.tenant t ON t.tenant_id = p.tenant_id WHERE t.slug = ?
                        """,
                        slug)
                .getFirst();
    }

    /** How many rows each table of a restaurant has. */
    Map<String, Long> rows(String schema) {
        var rows = new TreeMap<String, Long>();
        for (var table :
                names(
                        "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                        schema)) {
            rows.put(table, count("`" + schema + "`.`" + table + "`"));
        }
        return rows;
    }

    private boolean has(String rows, Object... values) {
        return count(rows, values) > 0;
    }

    private long count(String rows, Object... values) {
        return server.sql("SELECT COUNT(*) FROM " + rows).params(values).query(Long.class).single();
    }

    private List<String> names(String sql, Object... values) {
        return server.sql(sql).params(values).query(String.class).list();
    }
}
