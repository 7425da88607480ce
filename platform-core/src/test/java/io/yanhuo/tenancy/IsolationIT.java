package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsolationIT extends JudgeScene {
    @Nested
    class The_database_server_itself {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "SELECT * FROM %s.tenant_identity",
                    "INSERT INTO %s.tenant_identity VALUES (99, 1)",
                    "SELECT * FROM platform.tenant",
                    "DELETE FROM platform.tenant_host",
                    "SELECT * FROM mysql.global_priv",
                    "SELECT * FROM mysql.user"
                })
        @DisplayName("T-18 the database refuses a restaurant everything outside its schema")
        void refuses_a_restaurant_everything_outside_its_schema(String sql) throws SQLException {
            try (var lent = new Lent(laowang)) {
                assertDenied(lent.connection, sql.formatted(amei.schema()));
            }
        }

        @Test
        @DisplayName("T-18 the database shows a restaurant only its own schema")
        void shows_a_restaurant_only_its_own_schema() throws SQLException {
            try (var lent = new Lent(laowang)) {
                assertThat(schemas(lent.connection))
                        .containsExactlyInAnyOrder("information_schema", laowang.schema().value());
            }
        }

        @Test
        void lets_nobody_create_or_drop() throws SQLException {
            try (var lent = new Lent(laowang)) {
                assertDenied(lent.connection, "CREATE TABLE own (n INT)");
                assertDenied(lent.connection, "DROP TABLE tenant_identity");
            }
        }
    }

    @Nested
    class Ten_thousand_borrows_in_turn {
        @Test
        @DisplayName(
                "T-05 ten thousand borrows from a pool of one arrive at the right restaurant,"
                        + " with errors, time-outs and killed sessions between them")
        void from_a_pool_of_one_always_arrive_at_the_right_restaurant() throws SQLException {
            for (int i = 0; i < 10_000; i++) {
                var tenant = i % 2 == 0 ? laowang : amei;
                boolean cutOff = i % 499 == 7;
                try (var lent = new Lent(tenant)) {
                    assertThat(whose(lent.connection)).isEqualTo(tenant.id().value());
                    if (i % 97 == 0) breakSomething(lent.connection);
                    if (i % 499 == 3) timeOut(lent.connection);
                    if (cutOff) cutOff(lent.connection);
                } catch (SQLException e) {
                    // Giving back what the server has cut off may fail; nobody gets it again.
                    assertThat(cutOff).isTrue();
                }
            }
        }

        private void breakSomething(Connection connection) {
            assertThatThrownBy(() -> run(connection, "SELECT * FROM nowhere.nothing"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Nested
    class What_the_one_before_left_behind {
        @Test
        void is_gone() throws SQLException {
            try (var lent = new Lent(laowang)) {
                run(lent.connection, "SET @secret = 'of laowang'");
                run(lent.connection, "SET SESSION sql_mode = ''");
                run(lent.connection, "SELECT GET_LOCK('laowang', 0)");
            }
            try (var lent = new Lent(amei)) {
                var jdbc = query(lent.connection);
                assertThat(jdbc.sql("SELECT @secret IS NULL").query(Boolean.class).single())
                        .isTrue();
                assertThat(jdbc.sql("SELECT @@sql_mode").query(String.class).single())
                        .contains("STRICT_TRANS_TABLES");
                assertThat(jdbc.sql("SELECT IS_FREE_LOCK('laowang')").query(Integer.class).single())
                        .isEqualTo(1);
            }
        }

        @Test
        @DisplayName("T-05 a planted USE leads nowhere")
        void even_a_planted_use_leads_nowhere() throws SQLException {
            try (var lent = new Lent(laowang)) {
                assertThatThrownBy(() -> run(lent.connection, "USE " + amei.schema()))
                        .isInstanceOf(SQLException.class);
            }
            try (var lent = new Lent(amei)) {
                assertThat(whose(lent.connection)).isEqualTo(amei.id().value());
            }
        }
    }

    @Nested
    class The_same_restaurant_again {
        @Test
        void is_not_logged_in_again() throws SQLException {
            try (var lent = new Lent(laowang)) {
                run(lent.connection, "SET @own = 1");
            }
            try (var lent = new Lent(laowang)) {
                assertThat(query(lent.connection).sql("SELECT @own").query(Long.class).single())
                        .isEqualTo(1);
            }
        }

        @Test
        void finds_nothing_of_what_it_did_not_commit() throws SQLException {
            try (var lent = new Lent(laowang)) {
                run(lent.connection, "UPDATE tenant_identity SET epoch = 99");
            }
            try (var lent = new Lent(laowang)) {
                assertThat(
                                query(lent.connection)
                                        .sql("SELECT epoch FROM tenant_identity")
                                        .query(Long.class)
                                        .single())
                        .isEqualTo(laowang.scope().epoch());
            }
        }

        @Test
        void is_logged_in_again_once_it_has_moved() {
            var stale =
                    new TenantScope(
                            laowang.id(),
                            laowang.publicId(),
                            laowang.cluster(),
                            laowang.schema(),
                            laowang.scope().epoch() + 1);
            assertNotLent(stale);
        }
    }

    @Nested
    class A_transaction_without_statements {
        @Test
        void takes_no_connection() {
            laowang.scope()
                    .run(() ->
                            transaction.executeWithoutResult(_ -> {
                                // The only connection is free for somebody else meanwhile.
                                try (var lent = new Lent(laowang)) {
                                    assertThat(lent.connection).isNotNull();
                                } catch (SQLException e) {
                                    throw new IllegalStateException(e);
                                }
                            }));
        }
    }

    @Nested
    class Work_for_nobody {
        @Test
        @DisplayName("T-01 work for nobody reaches no schema")
        void reaches_no_schema() {
            assertThatThrownBy(() -> transaction.executeWithoutResult(_ -> countIdentities()))
                    .isInstanceOf(NoTenantScope.class);
        }

        @Test
        @DisplayName("T-01 a forged scope is lent no connection")
        void is_not_lent_a_connection_by_a_forged_scope() {
            var forged =
                    new TenantScope(
                            laowang.id(), laowang.publicId(), laowang.cluster(), amei.schema(), 1);

            assertNotLent(forged);
        }

        @Test
        void is_not_lent_one_by_a_stale_scope() {
            var stale =
                    new TenantScope(
                            laowang.id(),
                            laowang.publicId(),
                            laowang.cluster(),
                            laowang.schema(),
                            0);

            assertNotLent(stale);
        }
    }

    @Nested
    class A_transaction {
        @Test
        void belongs_to_the_restaurant_it_began_with() {
            laowang.scope()
                    .run(() ->
                            assertThatThrownBy(() ->
                                            transaction.executeWithoutResult(
                                                    _ -> amei.scope().run(() -> {})))
                                    .isInstanceOf(IllegalStateException.class));
        }

        @Test
        void sees_its_own_restaurant() {
            for (var tenant : new Tenant[] {laowang, amei, laowang}) {
                var found = tenant.scope().get(() -> transaction.execute(_ -> countIdentities()));
                assertThat(found).isEqualTo(tenant.id().value());
            }
        }
    }
}
