package io.yanhuo.tenancy;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts counters right that something has led astray, such as a restored backup. */
@Service
public class Recount {
    private static final Logger LOG = LoggerFactory.getLogger(Recount.class);

    private final UsageCounters counters;
    private final Counts counts;
    private final TransactionTemplate transaction;

    Recount(UsageCounters counters, Counts counts, TransactionTemplate transaction) {
        this.counters = counters;
        this.counts = counts;
        this.transaction = transaction;
    }

    /** Of the restaurant of the current scope; says in the log where a counter was wrong. */
    public void run() {
        for (var metric : counts.metrics()) {
            transaction.executeWithoutResult(_ -> check(metric));
        }
    }

    /** Who takes or removes any meanwhile waits, so that both numbers are of one moment. */
    private void check(Metric metric) {
        var kept = counters.lock(metric);
        long real = counts.of(metric);
        if (kept.isEmpty()) {
            counters.begin(metric, real);
        } else if (kept.getAsLong() != real) {
            counters.giveBack(metric, kept.getAsLong() - real);
            LOG.warn(
                    "tenant {} uses {} of {}, not {} as was counted: corrected",
                    TenantScope.current().tenant(),
                    real,
                    metric.code(),
                    kept.getAsLong());
        }
    }
}
