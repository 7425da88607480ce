package io.yanhuo.domains;

import io.yanhuo.observability.InsidePage;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.ServedHosts;
import io.yanhuo.tenancy.Tenants;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells the proxy for which hosts it may ask for a certificate: those at which somebody is served.
 * Whoever knocks under invented names makes it ask each time, so it answers from memory. Only names
 * below the platform's domain, for which it never needs to ask, are looked up one by one, and no
 * more often than a busy day would need.
 */
@Component
class CertificateDesk implements InsidePage {
    private static final int SERVED = 200;
    private static final int NOT_SERVED = 404;
    private static final int TOO_MANY = 429;
    private static final int A_SECOND = 100;
    private static final long NANOS = 1_000_000_000L;

    private final ServedHosts hosts;
    private final Tenants tenants;
    private final AddressSettings address;
    private final Semaphore places = new Semaphore(A_SECOND);
    private final AtomicLong second = new AtomicLong();

    CertificateDesk(ServedHosts hosts, Tenants tenants, AddressSettings address) {
        this.hosts = hosts;
        this.tenants = tenants;
        this.address = address;
    }

    @Override
    public String path() {
        return "/certificate";
    }

    @Override
    public int answer(@Nullable String query) {
        var asked =
                UriComponentsBuilder.newInstance()
                        .query(query == null ? "" : query)
                        .build()
                        .getQueryParams()
                        .getFirst("domain");
        if (asked == null) return NOT_SERVED;
        var host = asked.toLowerCase(Locale.ROOT);
        if (ours(host) || hosts.contains(host)) return SERVED;
        if (!address.covers(host)) return NOT_SERVED;
        if (!place()) return TOO_MANY;
        return tenants.byHost(host).isPresent() ? SERVED : NOT_SERVED;
    }

    private boolean ours(String host) {
        return host.equals(address.domain())
                || host.equals(address.hostOf("ops"))
                || host.equals(address.hostOf("partner"));
    }

    /** A second at a time. */
    private boolean place() {
        long now = System.nanoTime() / NANOS;
        long before = second.get();
        if (now != before && second.compareAndSet(before, now)) {
            places.drainPermits();
            places.release(A_SECOND);
        }
        return places.tryAcquire();
    }
}
