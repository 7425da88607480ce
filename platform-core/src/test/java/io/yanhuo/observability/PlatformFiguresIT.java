package io.yanhuo.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The figures that alerts are made of, read from the platform's tables. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = TestTenants.class)
class PlatformFiguresIT {
    @Autowired JdbcClient platform;

    @AfterEach
    void nothing_is_the_matter_any_more() {
        platform.sql("DELETE FROM host_certificate").update();
        platform.sql("DELETE FROM operation_step WHERE operation_id LIKE 'telemetry-%'").update();
        platform.sql("DELETE FROM operation WHERE operation_id LIKE 'telemetry-%'").update();
    }

    @Test
    void tell_how_many_certificates_somebody_has_to_see_to() {
        for (var host : Set.of("a.laowang.cn", "*.yanhuo.cn")) {
            platform.sql("REPLACE INTO host_certificate VALUES (?, '2026-01-01', NULL, 'NONE')")
                    .param(host)
                    .update();
        }

        for (var figure : Set.of("failing", "own.failing")) {
            assertThat(waiting("yanhuo.certificates." + figure)).isOne();
        }
    }

    @Test
    void tell_how_many_long_operations_make_no_progress() {
        double others = waiting("yanhuo.operations.stuck");
        double failed = waiting("yanhuo.operations.failed");
        operation("alive", "RUNNING", "2099-01-01", "2099-01-01");
        operation("silent", "RUNNING", "2026-01-01", "2026-01-01");
        operation("hangs", "RUNNING", "2099-01-01", "2026-01-01");
        operation("not-right", "STOPPING", "2099-01-01", "2099-01-01");
        operation("not-away", "ABANDONING", "2099-01-01", "2099-01-01");

        assertThat(waiting("yanhuo.operations.stuck") - others).isEqualTo(3);
        assertThat(waiting("yanhuo.operations.failed") - failed).isOne();
    }

    @Test
    void tell_how_many_schemas_are_ready_for_the_next_who_sign_up() {
        double others = waiting("yanhuo.schemas.ready");
        for (var state : Set.of("READY", "PREPARING")) {
            platform.sql(
                            "INSERT INTO prepared_schema VALUES (?, 'default', '20991231-0100.1', ?, '2099-01-01')")
                    .params("t_" + state, state)
                    .update();
        }

        double now = waiting("yanhuo.schemas.ready");
        platform.sql("DELETE FROM prepared_schema WHERE schema_name LIKE 't\\_%'").update();

        assertThat(now - others).isOne();
    }

    private void operation(String name, String state, String leasedUntil, String stepBegun) {
        var id = "telemetry-" + name;
        platform.sql(
                        """
                        INSERT INTO operation (operation_id, kind, subject, state, input,
                                               lease_until, created_at)
                        VALUES (?, 'NOBODYS', ?, ?, '{}', ?, '2026-01-01')
                        """)
                .params(id, id, state, leasedUntil)
                .update();
        platform.sql(
                        """
                        INSERT INTO operation_step (operation_id, position, name, state,
                                                    started_at)
                        VALUES (?, 0, 'any', 'RUNNING', ?)
                        """)
                .params(id, stepBegun)
                .update();
    }

    private double waiting(String figure) {
        var fresh = new SimpleMeterRegistry();
        new PlatformFigures(platform, Clock.systemUTC()).bindTo(fresh);
        return fresh.get(figure).gauge().value();
    }
}
