package io.yanhuo.domains;

import io.yanhuo.access.Audit;
import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.tenancy.OwnHosts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What follows from a look at the name servers. */
@Component
@Transactional("platform")
class Verdicts {
    private static final Duration A_DAY = Duration.ofDays(1);

    private final DomainRows rows;
    private final OwnHosts hosts;
    private final Audit audit;
    private final DomainSettings settings;
    private final Clock clock;

    Verdicts(DomainRows rows, OwnHosts hosts, Audit audit, DomainSettings settings, Clock clock) {
        this.rows = rows;
        this.hosts = hosts;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * A token that was given out before the name had its rest proves nothing after it: whoever had
     * it then may have left the record behind.
     *
     * @return whether another record has to be set first
     */
    boolean outdated(OwnDomain domain) {
        var now = clock.instant();
        boolean old =
                hosts.of(domain.host().value())
                        .filter(hold -> hold.rested(now))
                        .map(OwnHosts.Hold::restsUntil)
                        .filter(rested -> domain.tokenAt().isBefore(rested))
                        .isPresent();
        if (old) {
            rows.renewToken(domain, now);
            rows.lookAgain(domain, now.plus(Duration.ofMinutes(1)));
        }
        return old;
    }

    /** Nothing if the restaurant has removed it meanwhile, or has got another token for it. */
    void follow(OwnDomain looked, Sight sight) {
        var found = rows.lock(looked).filter(it -> it.token().equals(looked.token()));
        if (found.isEmpty()) return;
        var domain = found.get();
        if (domain.state() == State.ACTIVE) keep(domain, sight);
        else prove(domain, sight);
    }

    private void keep(OwnDomain domain, Sight sight) {
        var now = clock.instant();
        rows.found(domain, sight);
        if (sight.good()) {
            rows.failing(domain, null);
            rows.news(domain, null);
            rows.lookAgain(domain, now.plus(A_DAY));
        } else if (!sight.fault()) {
            rows.lookAgain(domain, now.plus(Duration.ofMinutes(15)));
        } else if (domain.failingSince() == null) {
            rows.failing(domain, now);
            rows.news(domain, News.WARNED);
            rows.lookAgain(domain, now.plus(Duration.ofHours(1)));
        } else if (domain.failingSince().plus(settings.patience()).isAfter(now)) {
            rows.lookAgain(domain, now.plus(Duration.ofHours(1)));
        } else {
            hosts.release(domain.tenant(), domain.host().value(), now.plus(settings.rest()));
            rows.forgetCertificate(domain);
            audit.record(domain.tenant(), "domain.lapsed", domain.host().value(), reason(sight));
            rows.news(domain, News.LAPSED);
            rows.lookAgain(domain, now.plus(Duration.ofHours(6)));
        }
    }

    private void prove(OwnDomain domain, Sight sight) {
        var now = clock.instant();
        if (sight.good()) {
            activate(domain, sight);
            return;
        }
        if (sight.proof() == Finding.GOOD && domain.state() == State.WAITING) {
            var status = OwnHosts.Status.PENDING;
            boolean taken =
                    hosts.take(domain.tenant(), domain.host().value(), status, domain.tokenAt());
            rows.found(domain, taken ? sight : sight.taken());
        } else {
            rows.found(domain, sight);
            // What was kept for it on the word of a record goes with the record.
            if (sight.proof().fault() && domain.state() == State.PROVED) letGo(domain, now);
        }
        var next = next(domain, now);
        rows.lookAgain(domain, next);
        if (next == null) letGo(domain, now);
    }

    private void activate(OwnDomain domain, Sight sight) {
        var now = clock.instant();
        var host = domain.host().value();
        if (!hosts.take(domain.tenant(), host, OwnHosts.Status.ACTIVE, domain.tokenAt())) {
            rows.found(domain, sight.taken());
            rows.lookAgain(domain, next(domain, now));
            return;
        }
        rows.found(domain, sight);
        rows.failing(domain, null);
        rows.news(domain, null);
        rows.lookAgain(domain, now.plus(A_DAY));
        audit.record(domain.tenant(), "domain.active", host, "");
    }

    private void letGo(OwnDomain domain, Instant now) {
        hosts.release(domain.tenant(), domain.host().value(), now.plus(settings.rest()));
    }

    /** Rarer and rarer; null when nobody seems to set the record any more. */
    private @Nullable Instant next(OwnDomain domain, Instant now) {
        if (domain.state() == State.LAPSED) return now.plus(Duration.ofHours(6));
        if (domain.olderThan(settings.waiting(), now)) return null;
        if (domain.olderThan(A_DAY, now)) return now.plus(Duration.ofHours(6));
        if (domain.olderThan(Duration.ofHours(6), now)) return now.plus(Duration.ofHours(1));
        if (domain.olderThan(Duration.ofHours(1), now)) return now.plus(Duration.ofMinutes(15));
        return now.plus(Duration.ofMinutes(domain.olderThan(Duration.ofMinutes(10), now) ? 5 : 1));
    }

    private static String reason(Sight sight) {
        return "TXT " + sight.proof() + ", " + sight.target() + " " + sight.seen();
    }
}
