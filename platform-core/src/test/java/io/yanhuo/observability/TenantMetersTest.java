package io.yanhuo.observability;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.yanhuo.Crowd;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import org.junit.jupiter.api.Test;

/** Figures of restaurants stay few, and none gets lost. */
class TenantMetersTest {
    private static final int NAMED = 3;

    private final SimpleMeterRegistry figures = new SimpleMeterRegistry();
    private final TenantMeters meters =
            new TenantMeters(figures, new MetricsSettings(-1, "127.0.0.1", NAMED));

    @Test
    void so_many_are_named_and_the_others_summed_up_however_many_come_at_once() throws Exception {
        Crowd.atOnce(
                40,
                number -> {
                    restaurant(number).run(() -> meters.count("served"));
                    return "";
                });

        var counters = figures.find("served").counters();
        assertThat(counters).hasSizeLessThanOrEqualTo(NAMED + 1);
        assertThat(counters.stream().mapToDouble(counter -> counter.count()).sum()).isEqualTo(40);
        assertThat(figures.find("served").tag("tenant", "other").counter()).isNotNull();
    }

    private static TenantScope restaurant(int number) {
        return new TenantScope(
                new TenantId(number + 1),
                "slug" + number,
                "default",
                new SchemaName("t%012d".formatted(number)),
                1);
    }
}
