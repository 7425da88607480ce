package io.yanhuo.domains;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.integrations.SideBySide;
import io.yanhuo.tenancy.AddressSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Looks at the certificate of each host in use every day: at one that is new within minutes, and
 * soon again at one with which something is wrong. Its turn does not wait for the answers, or one
 * server that says nothing would keep other jobs waiting.
 */
@Component
class CertificateLooks implements RecurringJob, SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(CertificateLooks.class);
    private static final int AT_ONCE = 8;
    private static final int MOST = 100;
    private static final Duration A_DAY = Duration.ofDays(1);

    /** An authority gives up on a host for an hour after five orders that failed. */
    private static final Duration PAUSE = Duration.ofMinutes(30);

    private final SideBySide hands = new SideBySide(AT_ONCE);
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final DomainRows rows;
    private final CertificateRows certificates;
    private final Looks looks;
    private final Handshakes handshakes;
    private final AddressSettings address;
    private final Clock clock;

    CertificateLooks(
            DomainRows rows,
            CertificateRows certificates,
            Looks looks,
            Handshakes handshakes,
            AddressSettings address,
            Clock clock) {
        this.rows = rows;
        this.certificates = certificates;
        this.looks = looks;
        this.handshakes = handshakes;
        this.address = address;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "certificate-looks";
    }

    @Override
    public Duration every() {
        return Duration.ofMinutes(1);
    }

    @Override
    public void run() {
        if (!"https".equals(address.scheme())) return;
        certificates.sweep();
        var now = clock.instant();
        var day = now.minus(A_DAY);
        var pause = now.minus(PAUSE);
        if (!certificates.lookedSince(address.hostOf("*"), day, pause)) {
            // A host below the domain that is always there.
            var host = address.hostOf("ops");
            hand(address.hostOf("*"), host, () -> looks.addresses(host));
        }
        for (var domain : rows.uncertified(day, pause, MOST)) {
            var host = domain.host().value();
            hand(host, host, () -> looks.answeredAt(domain));
        }
    }

    private void hand(String row, String host, Supplier<List<String>> addresses) {
        // Where nobody answers a look takes long, and its turn comes again before it has begun.
        if (!waiting.add(row)) return;
        // Noted before, so that the next turn does not hand it out again.
        certificates.begin(row, clock.instant());
        boolean taken =
                hands.hand(() -> {
                    waiting.remove(row);
                    look(row, host, addresses);
                });
        if (!taken) waiting.remove(row);
    }

    private void look(String row, String host, Supplier<List<String>> addresses) {
        try {
            var seen = handshakes.at(host, addresses.get());
            // Cut off because the node goes down: that says nothing about the host.
            if (Thread.currentThread().isInterrupted()) return;
            seen.ifPresent(it -> certificates.note(row, it));
        } catch (RuntimeException e) {
            LOG.warn("certificate of {} not looked at", host, e);
        }
    }

    @Override
    public void start() {
        hands.start();
    }

    @Override
    public void stop() {
        hands.stop();
    }

    @Override
    public boolean isRunning() {
        return hands.isRunning();
    }
}
