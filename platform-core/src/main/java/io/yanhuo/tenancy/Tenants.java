package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** The register of restaurants: finds one by its names and does work on its behalf. */
@Service
public class Tenants {
    private static final Logger LOG = LoggerFactory.getLogger(Tenants.class);
    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final Duration LOOKED_EVERY = Duration.ofMillis(50);

    private final TenantRegistry registry;
    private final TenantCache cache;
    private final Contacts contacts;

    Tenants(TenantRegistry registry, TenantCache cache, Contacts contacts) {
        this.registry = registry;
        this.cache = cache;
        this.contacts = contacts;
    }

    /** By exact host, lower case and without a port. */
    public Optional<Tenant> byHost(String host) {
        return cache.find("host:" + host, () -> registry.byHost(host));
    }

    /** At which host the restaurant that has this one is now; asks the register each time. */
    public Optional<String> presentHost(String host) {
        return registry.byHost(host).map(Tenant::host);
    }

    public Optional<Tenant> byPublicId(String publicId) {
        return cache.find("public:" + publicId, () -> registry.byPublicId(publicId));
    }

    public Optional<Tenant> byId(TenantId id) {
        return cache.find("id:" + id, () -> registry.byId(id));
    }

    public Tenant get(TenantId id) {
        return byId(id).orElseThrow(() -> new IllegalArgumentException("no tenant " + id));
    }

    /** As the register has it at this moment, for what must not rely on what is remembered. */
    Tenant fresh(TenantId id) {
        return registry.byId(id).orElseThrow(() -> new IllegalArgumentException("no tenant " + id));
    }

    /** The restaurant that the current work is done for. */
    public Tenant current() {
        return get(TenantScope.current().tenant());
    }

    /**
     * Whether the current work is done for a practice copy: nothing of it may reach anybody real.
     */
    public boolean practising() {
        return TenantScope.bound() && current().practice();
    }

    /**
     * The restaurant as it is once it can be entered: at once, or after the moment that it needs to
     * arrive at another server. Whoever has waited longer than people do is refused further on.
     */
    public Tenant arrived(Tenant tenant) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        var now = tenant;
        while (now.fenced() && System.nanoTime() < end) {
            LockSupport.parkNanos(LOOKED_EVERY.toNanos());
            now = registry.byId(tenant.id()).orElse(tenant);
        }
        if (tenant.fenced() && !now.fenced()) cache.forget();
        return now;
    }

    /** Does work that no request carries, such as a job, on a restaurant's behalf. */
    public <T extends @Nullable Object> T as(TenantId id, Supplier<T> work) {
        return arrived(get(id)).scope().get(work);
    }

    public void as(TenantId id, Runnable work) {
        arrived(get(id)).scope().run(work);
    }

    /**
     * Every restaurant whose schema is in use and can be used now, for the rare work that goes
     * through all of them. One that cannot be worked for, such as on a server that is down, does
     * not keep the others waiting.
     *
     * @return of each for which it was done
     */
    public <T> List<T> each(Function<Tenant, T> work) {
        return registry.inUse().stream()
                // What is not there now is gone through again soon.
                .filter(tenant -> usable(tenant) && inReach(tenant))
                .flatMap(tenant -> done(tenant, work))
                .toList();
    }

    /**
     * The same for one restaurant, where others are shown beside it: empty if its schema is not in
     * use or cannot be used now.
     */
    public <T> Optional<T> reached(Tenant tenant, Function<Tenant, T> work) {
        if (!tenant.state().alive() || !usable(tenant) || !inReach(tenant)) return Optional.empty();
        return done(tenant, work).findFirst();
    }

    /**
     * Whether work for it is worth beginning where others wait behind it: not while there is no
     * connection to its database server. Whoever works for this one alone need not ask.
     */
    public boolean inReach(Tenant tenant) {
        return contacts.inReach(tenant.cluster());
    }

    private static boolean usable(Tenant tenant) {
        return tenant.served() && !tenant.fenced();
    }

    private static <T> Stream<T> done(Tenant tenant, Function<Tenant, T> work) {
        try {
            return Stream.of(tenant.scope().get(() -> work.apply(tenant)));
        } catch (RuntimeException e) {
            LOG.warn("tenant {}: left out this time", tenant.id(), e);
            return Stream.empty();
        }
    }

    /**
     * Has this happen to the restaurant, once; false if it cannot happen to one in its state, or
     * somebody else was faster.
     */
    public boolean happen(TenantId id, TenantEvent event) {
        boolean changed = registry.happen(id, event);
        refresh();
        return changed;
    }

    /**
     * A diner of the restaurant of the current scope is not whom nodes remember any more: they look
     * again, as soon as the change is there to read. Said before it as well, in case that this node
     * dies between the change and saying so.
     */
    public void turnDiners() {
        var tenant = TenantScope.current().tenant();
        registry.turnDiners(tenant);
        AfterCommit.run(() -> {
            registry.turnDiners(tenant);
            cache.forget();
        });
    }

    /** What is remembered of the register is read anew, as soon as the change is there to read. */
    public void refresh() {
        AfterCommit.run(cache::forget);
    }
}
