package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MasterKey;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.springframework.stereotype.Component;

/**
 * Keeps one address from having messages sent to the phones of half the town, and from guessing at
 * the codes of half the town. Counted in rows, by all nodes together. What no request asked for is
 * not counted.
 */
@Component
class CodesPerAddress {
    private final int anHour;
    private final SmsCodeRows rows;
    private final Tries tries;
    private final MasterKey key;
    private final Clock clock;

    CodesPerAddress(
            AccessSettings settings, SmsCodeRows rows, Tries tries, MasterKey key, Clock clock) {
        this.anHour = settings.codesPerAddressAndHour();
        this.rows = rows;
        this.tries = tries;
        this.key = key;
        this.clock = clock;
    }

    /**
     * @throws Refused if it had too many sent within the hour
     */
    void count() {
        Network.here().ifPresent(this::count);
    }

    private void count(Network from) {
        var hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var target = key.hash("sms-address", from + "|" + hour);
        if (!rows.count(target, anHour)) throw new Refused(new AccessRefusal.TooManyCodes());
    }

    /**
     * Of any code, also of one that nobody was sent.
     *
     * @throws Refused if too many were wrong within ten minutes
     */
    void countTry() {
        Network.here()
                .map(this::target)
                .ifPresent(target -> {
                    var until = clock.instant().plus(SmsCodes.LOCKED);
                    if (tries.count(target, Lockout.TRIES_OF_AN_ADDRESS, until)) return;
                    throw new Refused(
                            new AccessRefusal.CodeLocked(tries.lockedFor(target).orElse(1L)));
                });
    }

    /** It was right. */
    void takeBack() {
        Network.here().map(this::target).ifPresent(tries::takeBack);
    }

    private String target(Network from) {
        return key.hash("sms-code-tries", "address|" + from);
    }
}
