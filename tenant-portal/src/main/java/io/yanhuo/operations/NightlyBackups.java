package io.yanhuo.operations;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has every restaurant backed up each night, while it sleeps. */
@Component
class NightlyBackups implements RecurringJob {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int FROM = 2;
    private static final int TO = 6;

    private final Backups backups;
    private final Tenants tenants;
    private final Clock clock;
    private final boolean nightly;

    NightlyBackups(
            Backups backups,
            Tenants tenants,
            Clock clock,
            @Value("${yanhuo.backups.nightly:true}") boolean nightly) {
        this.backups = backups;
        this.tenants = tenants;
        this.clock = clock;
        this.nightly = nightly;
    }

    @Override
    public String name() {
        return "nightly-backups";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        backups.forgetOld();
        int hour = clock.instant().atOffset(CHINA).getHour();
        if (nightly && hour >= FROM && hour < TO) tenants.each(this::backUp);
    }

    boolean backUp(Tenant tenant) {
        boolean due = !tenant.practice() && backups.due(tenant.id());
        if (due) backups.take(tenant.id());
        return due;
    }
}
