package io.yanhuo.tenancy;

import java.time.Clock;
import java.time.YearMonth;
import java.time.ZoneId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How many text messages went out for the restaurant of the current scope. */
@Service
public class SentMessages implements Metered {
    private final UsageCounters counters;
    private final Tenants tenants;
    private final Clock clock;

    SentMessages(UsageCounters counters, Tenants tenants, Clock clock) {
        this.counters = counters;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** One more. */
    @Transactional
    public void count() {
        var zone = ZoneId.of(tenants.current().timeZone());
        counters.add(Metric.SMS, YearMonth.now(clock.withZone(zone)));
    }

    @Override
    public Metric metric() {
        return Metric.SMS;
    }

    @Override
    @Transactional(readOnly = true)
    public long in(YearMonth month) {
        return counters.of(Metric.SMS, month);
    }
}
