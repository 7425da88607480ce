package io.yanhuo.operations;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Drills;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Has the backups of some restaurants restored for practice each night, once most are there. */
@Component
class NightlyDrills implements RecurringJob {
    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);
    private static final int FROM = 5;
    private static final int TO = 7;
    private static final int MANY = 3;

    private final Drills drills;
    private final Clock clock;
    private final boolean nightly;

    NightlyDrills(
            Drills drills, Clock clock, @Value("${yanhuo.backups.nightly:true}") boolean nightly) {
        this.drills = drills;
        this.clock = clock;
        this.nightly = nightly;
    }

    @Override
    public String name() {
        return "nightly-restore-drills";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(15);
    }

    @Override
    public void run() {
        drills.forgetOld();
        int hour = clock.instant().atOffset(CHINA).getHour();
        boolean night = hour >= FROM && hour < TO;
        if (nightly && night && drills.due()) drills.some(MANY).forEach(drills::begin);
    }
}
