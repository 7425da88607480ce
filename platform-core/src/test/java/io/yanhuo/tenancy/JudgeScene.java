package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.Refused;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Two restaurants that share the only connection there is. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "yanhuo.database.tenant-connections=1",
            // What other tests have left to do would take it.
            "yanhuo.outbox.every=1h"
        })
@ContextConfiguration(initializers = TestTenants.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JudgeScene {
    private static final int NO_SUCH_TABLE_RIGHT = 1142;
    private static final int NO_SUCH_SCHEMA_RIGHT = 1044;
    private static final int NO_LOGIN = 1045;

    @Autowired TestTenant testTenants;
    @Autowired TenantConnections connections;
    @Autowired EntityManager entities;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient platform;

    Tenant laowang;
    Tenant amei;

    @BeforeAll
    void two_restaurants() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
    }

    void assertNotLent(TenantScope scope) {
        assertThatThrownBy(() -> connections.giveBack(scope, connections.borrow(scope)))
                .isInstanceOfAny(WrongTenant.class, Refused.class);
    }

    long countIdentities() {
        return ((Number)
                        entities.createNativeQuery("SELECT tenant_id FROM tenant_identity")
                                .getSingleResult())
                .longValue();
    }

    static long whose(Connection connection) {
        return query(connection)
                .sql("SELECT tenant_id FROM tenant_identity")
                .query(Long.class)
                .single();
    }

    static void assertDenied(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql))
                .as(sql)
                .isInstanceOfSatisfying(
                        SQLException.class,
                        e ->
                                assertThat(e.getErrorCode())
                                        .isIn(NO_SUCH_TABLE_RIGHT, NO_SUCH_SCHEMA_RIGHT, NO_LOGIN));
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** MySQL shows its own figures to everybody, and in them each account what concerns itself. */
    static List<String> schemas(Connection connection) {
        return query(connection).sql("SHOW DATABASES").query(String.class).list().stream()
                .filter(name -> !name.equals("performance_schema"))
                .toList();
    }

    static JdbcClient query(Connection connection) {
        return JdbcClient.create(new SingleConnectionDataSource(connection, true));
    }

    /** The server ends a statement that takes too long. */
    static void timeOut(Connection connection) throws SQLException {
        boolean maria = connection.getMetaData().getDatabaseProductVersion().contains("MariaDB");
        long begun = System.nanoTime();
        try {
            run(
                    connection,
                    maria
                            ? "SET STATEMENT max_statement_time=0.02 FOR SELECT SLEEP(20)"
                            : "SELECT /*+ MAX_EXECUTION_TIME(20) */ SLEEP(20)");
        } catch (SQLException _) {
            // MariaDB's answer; MySQL's SLEEP answers with a row.
        }
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(15));
    }

    /** The server ends the session. */
    static void cutOff(Connection connection) throws SQLException {
        asRoot("KILL CONNECTION " + number(connection));
        assertThatThrownBy(() -> run(connection, "SELECT 1")).isInstanceOf(SQLException.class);
    }

    static long number(Connection connection) {
        return query(connection).sql("SELECT CONNECTION_ID()").query(Long.class).single();
    }

    /** As the server's own administrator. */
    static void asRoot(String sql) throws SQLException {
        try (var root = TestDatabase.shared().administrator()) {
            run(root, sql);
        }
    }

    final class Lent implements AutoCloseable {
        final Connection connection;
        private final TenantScope scope;

        Lent(Tenant tenant) throws SQLException {
            this.scope = tenant.scope();
            this.connection = connections.borrow(scope);
        }

        @Override
        public void close() throws SQLException {
            connections.giveBack(scope, connection);
        }
    }
}
