package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Keeps one address from having messages sent to the phones of half the town. Counted in rows, by
 * all nodes together: each message costs money.
 */
@Component
class CodesPerAddress {
    private final int anHour;
    private final SmsCodeRows rows;
    private final MasterKey key;
    private final Clock clock;

    CodesPerAddress(AccessSettings settings, SmsCodeRows rows, MasterKey key, Clock clock) {
        this.anHour = settings.codesPerAddressAndHour();
        this.rows = rows;
        this.key = key;
        this.clock = clock;
    }

    /** What no request asked for is not counted. */
    void count() {
        if (!(RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it)) {
            return;
        }
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var target = key.hash("sms-address", Network.of(it.getRequest()) + "|" + hour);
        if (!rows.count(target, anHour)) throw new Refused(new AccessRefusal.TooManyCodes());
    }
}
