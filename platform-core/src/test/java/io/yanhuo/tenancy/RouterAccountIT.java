package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.Statements;
import jakarta.persistence.EntityManagerFactory;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who belongs to no restaurant gets nowhere, on whatever connection. */
class RouterAccountIT extends JudgeScene {
    private static final int UNKNOWN_SCHEMA = 1049;

    @Autowired EntityManagerFactory factory;

    @Nested
    class A_call_for_nobody {
        @Test
        @DisplayName("T-01 a call for nobody ends in an exception before any statement")
        void ends_before_any_statement() {
            var sent =
                    Statements.of(() ->
                            assertThatThrownBy(() ->
                                            transaction.executeWithoutResult(
                                                    _ -> countIdentities()))
                                    .isInstanceOf(NoTenantScope.class));

            assertThat(sent).isZero();
        }

        @Test
        @DisplayName(
                "T-01 a session that is made up for a name, a number or nothing is lent nothing")
        void is_lent_nothing_under_a_made_up_name() {
            for (var forged : List.of("nobody", "platform", amei.schema().value(), 1L)) {
                var sessions = factory.unwrap(SessionFactory.class).withOptions();
                try (var session = sessions.tenantIdentifier(forged).openSession()) {
                    assertThatThrownBy(() ->
                                    session.createNativeQuery("SELECT 1", Long.class)
                                            .getSingleResult())
                            .isInstanceOf(NoTenantScope.class);
                }
            }
        }
    }

    @Nested
    class The_account_that_waits_in_the_pool {
        @Test
        @DisplayName("T-01 the account of the pool may touch no table of any schema")
        void may_touch_no_table() throws SQLException {
            try (var connection = router("nothing")) {
                for (var table : everyTable()) {
                    assertDenied(connection, "SELECT * FROM " + table + " LIMIT 1");
                    assertDenied(connection, "DELETE FROM " + table);
                }
            }
        }

        @Test
        @DisplayName("T-01 the account of the pool sees an empty schema alone, and enters no other")
        void sees_an_empty_schema_alone() throws SQLException {
            try (var connection = router("nothing")) {
                assertThat(schemas(connection))
                        .containsExactlyInAnyOrder("information_schema", "nothing");
                assertThat(query(connection).sql("SHOW TABLES").query(String.class).list())
                        .isEmpty();
                assertDenied(connection, "CREATE TABLE nothing.own (n INT)");
                assertDenied(connection, "USE platform");
                assertDenied(connection, "USE " + laowang.schema());
            }
            assertThatThrownBy(() -> router(laowang.schema().value()))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getErrorCode()).isIn(1044, UNKNOWN_SCHEMA));
        }

        private List<String> everyTable() throws SQLException {
            try (var root = TestDatabase.shared().administrator()) {
                return query(root)
                        .sql(
                                """
                                SELECT CONCAT('`', table_schema, '`.`', table_name, '`')
                                  FROM information_schema.tables
                                 WHERE table_schema IN ('platform', 'mysql', ?, ?)
                                   AND table_type = 'BASE TABLE'
                                """)
                        .params(laowang.schema().value(), amei.schema().value())
                        .query(String.class)
                        .list();
            }
        }
    }

    private static Connection router(String schema) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:mysql://" + TestDatabase.shared().address() + "/" + schema + "?useSSL=false",
                "yanhuo_router",
                TestDatabase.ACCOUNTS.router());
    }
}
