package io.yanhuo.subscriptions;

import io.yanhuo.tenancy.AfterCommit;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantId;
import java.time.Duration;
import java.util.Objects;
import org.springframework.stereotype.Component;

/**
 * What the restaurants have bought and were given, remembered: it is asked for at every turn. A
 * change made here is seen at once, one made on another node within three seconds.
 */
@Component
class Holdings {
    private static final Duration STALE_AFTER = Duration.ofSeconds(3);

    private final Periods periods;
    private final GrantRows grants;
    private final TermsBook book;
    private final Remembered<TenantId, Holding> known =
            new Remembered<>(STALE_AFTER, 20_000, this::read);

    Holdings(Periods periods, GrantRows grants, TermsBook book) {
        this.periods = periods;
        this.grants = grants;
        this.book = book;
    }

    Holding of(TenantId tenant) {
        return Objects.requireNonNull(known.of(tenant));
    }

    /** Part of every transaction that changes them. */
    void change(TenantId tenant) {
        AfterCommit.run(() -> known.forget(tenant));
    }

    private Holding read(TenantId tenant) {
        return new Holding(periods.of(tenant), grants.of(tenant), book);
    }
}
