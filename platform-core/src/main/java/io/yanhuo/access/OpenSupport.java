package io.yanhuo.access;

import io.yanhuo.tenancy.AfterCommit;
import io.yanhuo.tenancy.TenantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Which operators are allowed into which workspaces now, for pages that say so to the owner. Read
 * again every few seconds for all restaurants together; no door relies on it.
 */
@Component
public class OpenSupport {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final SupportAccessRows rows;
    private final Clock clock;
    private final AtomicReference<@Nullable Read> last = new AtomicReference<>();

    OpenSupport(SupportAccessRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    private record Read(Instant at, List<SupportAccess> open) {
        boolean goodAt(Instant now) {
            return !now.isBefore(at) && now.isBefore(at.plus(FRESH));
        }
    }

    /** In the restaurant of the current scope. */
    public List<SupportAccess> here() {
        var tenant = TenantScope.current().tenant();
        var now = clock.instant();
        return fresh(now).stream()
                .filter(access -> access.tenant().equals(tenant) && access.open(now))
                .toList();
    }

    void forget() {
        AfterCommit.run(() -> last.set(null));
    }

    private List<SupportAccess> fresh(Instant now) {
        var read = last.get();
        if (read != null && read.goodAt(now)) return read.open();
        var open = rows.open(now);
        last.set(new Read(now, open));
        return open;
    }
}
