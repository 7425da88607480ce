package io.yanhuo.operations;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;

/** Restaurants some of which are not well. */
abstract class HealthScene extends ConsoleScene {
    @Autowired HealthDesk desk;
    @Autowired MovableClock clock;

    final String mark = RandomId.ofLength(6);
    private final Set<String> ownHosts = new HashSet<>();

    @AfterEach
    void back_to_now() {
        clock.reset();
        platform.sql("DELETE FROM migration_quarantine WHERE error = ?").param(mark).update();
        platform.sql("DELETE FROM host_certificate").update();
        for (var host : ownHosts) {
            platform.sql("DELETE FROM tenant_host WHERE host = ?").param(host).update();
        }
    }

    final void certificate(
            Tenant tenant, String host, @Nullable Duration left, @Nullable String fault) {
        ownHosts.add(host);
        platform.sql(
                        "INSERT IGNORE INTO tenant_host (host, tenant_id, kind, status)"
                                + " VALUES (?, ?, 'OWN', 'ACTIVE')")
                .params(host, tenant.id().value())
                .update();
        certificate(host, left, fault);
    }

    final void certificate(String host, @Nullable Duration left, @Nullable String fault) {
        platform.sql("REPLACE INTO host_certificate VALUES (?, ?, ?, ?)")
                .params(host, utc(clock.instant()))
                .param(left == null ? null : utc(clock.instant().plus(left)))
                .param(fault)
                .update();
    }

    final void quarantine(Tenant tenant) {
        platform.sql(
                        "INSERT INTO migration_quarantine (tenant_id, from_version, to_version,"
                                + " error, since) VALUES (?, 'a', 'b', ?, '2026-01-01')")
                .params(tenant.id().value(), mark)
                .update();
    }

    final Health of(Tenant tenant) {
        return desk.page(null, 0, 10_000).stream()
                .filter(health -> health.id().equals(tenant.id()))
                .findFirst()
                .orElseThrow();
    }
}
