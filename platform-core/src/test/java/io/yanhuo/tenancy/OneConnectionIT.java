package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The one connection changes hands all day, and things go wrong with it. */
class OneConnectionIT extends JudgeScene {
    @Autowired Clusters clusters;

    @Nested
    class After_an_accident {
        @Test
        @DisplayName(
                "T-05 after errors, time-outs and killed sessions each borrow is the right one")
        void each_borrow_is_the_right_one() throws SQLException {
            for (int i = 0; i < 300; i++) {
                var tenant = i % 2 == 0 ? laowang : amei;
                try (var lent = new Lent(tenant)) {
                    assertThat(whose(lent.connection)).isEqualTo(tenant.id().value());
                    meetWith(i % 10, lent.connection);
                } catch (SQLException e) {
                    // Giving back what the server has cut off may fail; nobody gets it again.
                    assertThat(i % 10).isEqualTo(3);
                }
            }
        }

        @Test
        void whoever_falls_silent_with_a_row_locked_holds_it_for_less_than_two_minutes()
                throws SQLException {
            int awaited = Urgency.AWAITED.call(this::silence);
            assertThat(awaited).isBetween(45, 119);
            assertThat(silence()).as("where nobody waits").isBetween(300, 900);
        }

        /** How long the server waits for the session, and longer than an idle one says nothing. */
        private int silence() throws SQLException {
            try (var lent = new Lent(laowang);
                    var statement = lent.connection.createStatement();
                    var row = statement.executeQuery("SELECT @@SESSION.wait_timeout")) {
                row.next();
                assertThat(clusters.pool(DatabaseSettings.HOME).getKeepaliveTime())
                        .isPositive()
                        .isLessThan(row.getInt(1) * 1000L);
                return row.getInt(1);
            }
        }

        private void meetWith(int accident, Connection connection) throws SQLException {
            switch (accident) {
                case 1 -> fails(connection, "SELECT * FROM nowhere.nothing");
                case 3 -> cutOff(connection);
                case 5 -> fails(connection, "INSERT INTO tenant_identity VALUES (1, 1), (1, 1)");
                case 7 -> timeOut(connection);
                case 9 -> run(connection, "SET @left_behind = 1");
                default -> {}
            }
        }

        @Test
        @DisplayName("T-05 a statement that is stopped in its middle leaves the right restaurant")
        void a_statement_that_is_stopped() throws Exception {
            try (var lent = new Lent(laowang)) {
                long number = number(lent.connection);
                var killer =
                        Thread.ofVirtual()
                                .start(() -> {
                                    try {
                                        Thread.sleep(300);
                                        asRoot("KILL QUERY " + number);
                                    } catch (SQLException | InterruptedException e) {
                                        throw new IllegalStateException(e);
                                    }
                                });
                // MariaDB answers with an error, MySQL's SLEEP with a row.
                try {
                    run(lent.connection, "SELECT SLEEP(20)");
                } catch (SQLException expected) {
                    assertThat(expected.getErrorCode()).isEqualTo(1317);
                }
                killer.join();
            }
            try (var lent = new Lent(amei)) {
                assertThat(whose(lent.connection)).isEqualTo(amei.id().value());
            }
        }
    }

    @Nested
    class A_grant_too_many {
        @Test
        @DisplayName(
                "T-05 a planted USE is caught at the next borrow, even where a grant allows it")
        void lets_no_work_go_on_in_the_wrong_schema() throws SQLException {
            asRoot("GRANT SELECT ON `%s`.* TO `%s`".formatted(amei.schema(), laowang.schema()));
            try {
                try (var lent = new Lent(laowang)) {
                    run(lent.connection, "USE " + amei.schema());
                    assertThat(whose(lent.connection)).isEqualTo(amei.id().value());
                }
                assertThatThrownBy(() -> new Lent(laowang).close()).isInstanceOf(WrongTenant.class);
                try (var lent = new Lent(laowang)) {
                    assertThat(whose(lent.connection)).isEqualTo(laowang.id().value());
                }
            } finally {
                asRoot(
                        "REVOKE SELECT ON `%s`.* FROM `%s`"
                                .formatted(amei.schema(), laowang.schema()));
            }
        }
    }

    @Nested
    class What_others_switch_schemas_by {
        @Test
        @DisplayName("T-06 setSchema changes nothing on this driver, so nobody may rely on it")
        void set_schema_changes_nothing() throws SQLException {
            try (var lent = new Lent(laowang)) {
                lent.connection.setSchema(amei.schema().value());

                assertThat(whose(lent.connection)).isEqualTo(laowang.id().value());
            }
        }
    }

    @Nested
    class A_neighbour_with_a_name_like_mine {
        @Test
        @DisplayName("T-18 a grant covers no neighbour whose name a wildcard would match")
        void is_not_covered_by_my_grant() throws SQLException {
            var mine = laowang.schema().value();
            for (int i = 1; i < mine.length(); i += 4) {
                for (var letter : new String[] {"_", "%", "x"}) {
                    var neighbour = mine.substring(0, i) + letter + mine.substring(i + 1);
                    if (neighbour.equals(mine)) continue;
                    asRoot("CREATE SCHEMA `" + neighbour + "`");
                    try {
                        asRoot("CREATE TABLE `" + neighbour + "`.secret (n INT)");
                        try (var lent = new Lent(laowang)) {
                            assertDenied(
                                    lent.connection, "SELECT * FROM `" + neighbour + "`.secret");
                            assertDenied(lent.connection, "USE `" + neighbour + "`");
                        }
                    } finally {
                        asRoot("DROP SCHEMA `" + neighbour + "`");
                    }
                }
            }
        }
    }

    private static void fails(Connection connection, String sql) {
        assertThatThrownBy(() -> run(connection, sql)).isInstanceOf(SQLException.class);
    }
}
