package io.yanhuo.access.web;

import com.github.benmanes.caffeine.cache.Ticker;
import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Traffic;
import io.yanhuo.shared.Refusal;
import io.yanhuo.tenancy.TenantKey;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How much of each kind of requests this node lets in for each restaurant. */
@Component
class TrafficShares {
    private static final int MOST_BUCKETS = 100_000;

    private final LimitSettings limits;
    private final Buckets<TenantKey> buckets;

    TrafficShares(LimitSettings limits) {
        this.limits = limits;
        this.buckets = new Buckets<>(MOST_BUCKETS, longestRefill(limits), Ticker.systemTicker());
    }

    private static Duration longestRefill(LimitSettings limits) {
        double seconds =
                Arrays.stream(Traffic.values())
                        .map(limits::rate)
                        .mapToDouble(rate -> rate.atOnce() / rate.perSecond())
                        .max()
                        .orElseThrow();
        return Duration.ofSeconds((long) Math.ceil(seconds));
    }

    /** One more of the restaurant in whose scope it is asked; null if it is let in. */
    @Nullable Refusal count(Traffic kind) {
        long wait = buckets.take(TenantKey.of(kind.name()), limits.rate(kind));
        return wait == 0 ? null : refusal(kind, 1 + TimeUnit.NANOSECONDS.toSeconds(wait));
    }

    private static Refusal refusal(Traffic kind, long seconds) {
        return switch (kind) {
            case EXPORT -> new AccessRefusal.ExportsTooSoon(seconds);
            case STOREFRONT, WORKSPACE, MONEY, PICTURES -> new AccessRefusal.Crowded(seconds);
        };
    }
}
