package io.yanhuo.domains;

import io.yanhuo.observability.InsidePage;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Tenants;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Tells the proxy for which hosts it may ask for a certificate: those at which somebody is served.
 * Whoever knocks under invented names makes it ask each time, so it answers from memory, and no
 * more often than a busy day needs.
 */
@Component
class CertificateDesk implements InsidePage {
    private static final int A_SECOND = 100;
    private static final long NANOS = 1_000_000_000L;

    private final Tenants tenants;
    private final AddressSettings address;
    private final Semaphore places = new Semaphore(A_SECOND);
    private final AtomicLong second = new AtomicLong();

    CertificateDesk(Tenants tenants, AddressSettings address) {
        this.tenants = tenants;
        this.address = address;
    }

    @Override
    public String path() {
        return "/certificate";
    }

    @Override
    public int answer(@Nullable String query) {
        if (!place()) return 429;
        var host =
                UriComponentsBuilder.newInstance()
                        .query(query == null ? "" : query)
                        .build()
                        .getQueryParams()
                        .getFirst("domain");
        return host != null && served(host.toLowerCase(Locale.ROOT)) ? 200 : 404;
    }

    private boolean served(String host) {
        return host.equals(address.domain())
                || host.equals(address.hostOf("ops"))
                || host.equals(address.hostOf("partner"))
                || tenants.byHost(host).isPresent();
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
