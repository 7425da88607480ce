package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** Somebody changes a schema by hand, beside all releases. */
class DriftCheckIT extends FleetScene {
    @Test
    void names_the_restaurant_that_was_changed_and_what_in_it_and_no_other() {
        var all = restaurants(3);
        var changed = all.get(1);
        server.sql("ALTER TABLE %s.orders DROP INDEX orders_status".formatted(changed)).update();
        server.sql("ALTER TABLE %s.dish ADD COLUMN mine INT".formatted(changed)).update();

        var found = check().look();

        assertThat(found.equal()).isEqualTo(2);
        assertThat(found.elsewhere()).isZero();
        assertThat(found.drifted())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.tenant()).isEqualTo(tenant(changed));
                    assertThat(one.schema()).isEqualTo(changed);
                    assertThat(one.why()).contains("orders_status", "mine");
                });
    }

    @Test
    void leaves_to_campaigns_what_is_at_another_version_and_tells_what_cannot_be_read() {
        restaurants(1);
        register(1, NEXT.version());
        var lost = register(1, NOW.version()).getFirst();

        var found = check().look();

        assertThat(found.equal()).isEqualTo(1);
        assertThat(found.elsewhere()).isEqualTo(1);
        assertThat(found.drifted()).extracting(DriftCheck.Drifted::schema).containsExactly(lost);
    }

    @Test
    void one_server_that_is_away_keeps_no_other_from_being_looked_at() {
        var here = restaurants(1);
        var there = register(1, NOW.version()).getFirst();
        platform.sql("UPDATE tenant_placement SET cluster_id = 'away' WHERE schema_name = ?")
                .param(there.value())
                .update();

        var found =
                new DriftCheck(
                                platformSource,
                                cluster -> cluster.equals("away") ? new Away() : ddl,
                                NOW)
                        .look();

        assertThat(found.equal()).isEqualTo(here.size());
        assertThat(found.drifted())
                .extracting(DriftCheck.Drifted::schema, DriftCheck.Drifted::why)
                .containsExactly(tuple(there, "away"));
    }

    private DriftCheck check() {
        return new DriftCheck(platformSource, _ -> ddl, NOW);
    }

    private static final class Away extends AbstractDataSource {
        @Override
        public Connection getConnection() throws SQLException {
            throw new SQLException("away");
        }

        @Override
        public Connection getConnection(String account, String password) throws SQLException {
            return getConnection();
        }
    }
}
