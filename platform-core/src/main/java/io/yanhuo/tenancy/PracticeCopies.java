package io.yanhuo.tenancy;

import io.yanhuo.shared.Slug;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;

/**
 * Practice copies (练习店) of restaurants: which is whose, how one gets its name, and how it goes
 * without a trace. A copy is a restaurant of its own in everything else; at most one belongs to
 * each. Each piece may be asked for again after a crash: it does what is missing.
 */
@Service
public class PracticeCopies {
    private static final String ENDING = "-lianxi";
    private static final int LONGEST_STEM = 30 - ENDING.length();

    private final TenantBirths births;
    private final Clusters clusters;
    private final TenantAccounts accounts;
    private final Retirement retirement;
    private final Operations operations;
    private final Tenants tenants;
    private final ApplicationEventPublisher events;

    PracticeCopies(
            TenantBirths births,
            Clusters clusters,
            TenantAccounts accounts,
            Retirement retirement,
            Operations operations,
            Tenants tenants,
            ApplicationEventPublisher events) {
        this.births = births;
        this.clusters = clusters;
        this.accounts = accounts;
        this.retirement = retirement;
        this.operations = operations;
        this.tenants = tenants;
        this.events = events;
    }

    /** The copy of this restaurant, whatever it has come to. */
    public Optional<TenantId> of(TenantId restaurant) {
        return births.practiceOf(restaurant);
    }

    /**
     * Registers the copy of this restaurant, once, under an address that says what it is.
     *
     * @throws StepFailure if the restaurant is not open any more
     */
    public TenantId reserve(OperationWork work, TenantId restaurant, String name) {
        var wanted = address(tenants.get(restaurant).slug());
        return NewTenants.persist(() ->
                work.guarded(() ->
                        births.practiceOf(restaurant)
                                .orElseGet(() -> insert(restaurant, wanted, name))));
    }

    private TenantId insert(TenantId restaurant, Slug wanted, String name) {
        tenants.refresh();
        if (!tenants.get(restaurant).state().open()) {
            throw new StepFailure("tenancy.failure.practice-closed", "");
        }
        var copy = births.insert(name, births.free(wanted), null);
        births.practise(copy, restaurant);
        return copy;
    }

    private static Slug address(String slug) {
        var stem = slug.substring(0, Math.min(slug.length(), LONGEST_STEM));
        return new Slug(stem.replaceFirst("-+$", "") + ENDING);
    }

    /**
     * Nobody gets into the copy of this restaurant any more, and then nothing of it is left; where
     * there is none, nothing happens.
     *
     * @throws StepFailure while other long work is done on it
     */
    public void end(OperationWork work, TenantId restaurant) {
        // Looked up under the lease: a hand that was overtaken does not find a newer copy.
        Optional<TenantId> doomed =
                work.guarded(() -> births.practiceOf(restaurant).map(this::close));
        doomed.ifPresent(copy -> remove(work, copy));
    }

    /** The same for one copy, if it is still the restaurant's. */
    public void end(OperationWork work, TenantId restaurant, TenantId copy) {
        if (of(restaurant).filter(copy::equals).isPresent()) end(work, restaurant);
    }

    /** What was begun and given up: one that never opened goes, and so does one half removed. */
    public void cleanUp(OperationWork work, TenantId restaurant) {
        tenants.refresh();
        of(restaurant)
                .map(tenants::get)
                .filter(copy -> !copy.state().born() || copy.state() == TenantState.PURGING)
                .ifPresent(copy -> end(work, restaurant));
    }

    private TenantId close(TenantId copy) {
        boolean worked = operations.ofTenant(copy).stream().anyMatch(one -> !one.state().settled());
        if (worked) throw new StepFailure("tenancy.failure.practice-busy", "");
        tenants.happen(copy, TenantEvent.END_PRACTICE);
        births.mode(copy, TenantFarewells.DROPPED);
        return copy;
    }

    /** Whoever is still at work there would hold up its removal. */
    private void drain(TenantBirths.Place place) {
        new Fence(clusters.ddl(place.cluster()), place.schema()).drain();
    }

    /** Its row is the last to go: until then somebody else can go on. */
    private void remove(OperationWork work, TenantId copy) {
        work.guarded(() ->
                births.placeOf(copy)
                        .ifPresent(place -> accounts.drop(place.cluster(), place.schema())));
        births.placeOf(copy).ifPresent(this::drain);
        work.guarded(() ->
                births.placeOf(copy)
                        .ifPresent(
                                place -> clusters.schemas(place.cluster()).drop(place.schema())));
        retirement.dropAllOf(copy);
        work.checkpoint("dropped");
        events.publishEvent(new TenantRemoved(copy));
        work.guarded(() -> births.forget(copy));
        tenants.refresh();
    }
}
