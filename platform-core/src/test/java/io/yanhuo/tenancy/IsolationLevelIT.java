package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What transactions see of each other on a server that somebody has set up as it comes. */
class IsolationLevelIT extends JudgeScene {
    private static final String OURS = "READ-COMMITTED";

    @Autowired DatabaseSettings settings;

    @BeforeEach
    void a_server_as_it_comes() throws SQLException {
        asRoot("SET GLOBAL transaction_isolation = 'REPEATABLE-READ'");
        var ddl = DdlConnections.of(settings, settings.address());
        try (var other = ddl.getConnection()) {
            assertThat(level(other)).as("of whoever says nothing").isEqualTo("REPEATABLE-READ");
        }
    }

    @AfterEach
    void the_usual_server() throws SQLException {
        asRoot("SET GLOBAL transaction_isolation = '" + OURS + "'");
    }

    @Test
    void is_what_is_committed_in_a_restaurants_schema_whoever_had_the_connection_before()
            throws SQLException {
        for (int i = 0; i < 4; i++) {
            try (var lent = new Lent(i % 2 == 0 ? laowang : amei)) {
                assertThat(level(lent.connection)).isEqualTo(OURS);
            }
        }
    }

    @Test
    void is_what_is_committed_in_the_platforms_schema() throws SQLException {
        try (var pool = PlatformPool.open(settings, new SimpleMeterRegistry());
                var connection = pool.getConnection()) {
            assertThat(level(connection)).isEqualTo(OURS);
            assertThat(connection.getTransactionIsolation())
                    .as("so that who needs more is known to ask for it")
                    .isEqualTo(Connection.TRANSACTION_READ_COMMITTED);
        }
    }

    private static String level(Connection connection) {
        return query(connection)
                .sql("SELECT @@SESSION.transaction_isolation")
                .query(String.class)
                .single();
    }
}
