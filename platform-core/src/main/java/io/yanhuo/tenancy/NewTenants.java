package io.yanhuo.tenancy;

import io.yanhuo.shared.Slug;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What has to be there before a restaurant can open, piece by piece. Each piece may be asked for
 * again after a crash: it does what is missing.
 */
@Service
public class NewTenants {
    private static final int PATIENCE = 100;
    private static final String DROPPED = "DROPPED";

    private final TenantBirths births;
    private final Placement placement;
    private final WarmPool warmPool;
    private final Clusters clusters;
    private final TenantAccounts accounts;
    private final TenantSmokeTest smokeTest;
    private final PersonalData personal;
    private final KeyRing keys;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    NewTenants(
            TenantBirths births,
            Placement placement,
            WarmPool warmPool,
            Clusters clusters,
            TenantAccounts accounts,
            TenantSmokeTest smokeTest,
            PersonalData personal,
            KeyRing keys,
            Tenants tenants,
            @Qualifier("platform") PlatformTransactionManager platform,
            ApplicationEventPublisher events) {
        this.births = births;
        this.placement = placement;
        this.warmPool = warmPool;
        this.clusters = clusters;
        this.accounts = accounts;
        this.smokeTest = smokeTest;
        this.personal = personal;
        this.keys = keys;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(platform);
        this.events = events;
    }

    /** The wanted address, or the next one with a number that nobody has right now. */
    public Slug free(Slug wanted) {
        return births.free(wanted);
    }

    /** Registers the restaurant of this operation under the first free address, once. */
    public TenantId reserve(OperationWork work, NewTenant order) {
        return work.tenant()
                .orElseGet(() ->
                        reserve(
                                work,
                                () -> {
                                    var tenant = insert(order);
                                    work.belongsTo(tenant);
                                    return tenant;
                                }));
    }

    private static TenantId reserve(OperationWork work, Supplier<TenantId> insert) {
        return persist(() -> work.guarded(insert));
    }

    /** The same outside of any operation. */
    TenantId reserve(NewTenant order) {
        return persist(() -> Objects.requireNonNull(transaction.execute(_ -> insert(order))));
    }

    private TenantId insert(NewTenant order) {
        var ownerHash = personal.hash(order.owner().digits());
        return births.insert(order.name(), births.free(order.wanted()), ownerHash);
    }

    /** Others want the same address at this moment: each new try sees what they have taken. */
    static TenantId persist(Supplier<TenantId> attempt) {
        for (int failures = 0; ; failures++) {
            try {
                return attempt.get();
            } catch (DataIntegrityViolationException | ConcurrencyFailureException e) {
                if (failures == PATIENCE) throw e;
            }
        }
    }

    /** A schema that is ready, else a server with room and a name for one. */
    public void place(OperationWork work, TenantId tenant) {
        var answering = placement.answering();
        work.guarded(() -> placement.place(tenant, answering));
        // Who asked for it before has been told that it is nowhere.
        tenants.refresh();
    }

    /** The same outside of any operation. */
    void place(TenantId tenant) {
        var answering = placement.answering();
        transaction.executeWithoutResult(_ -> placement.place(tenant, answering));
        tenants.refresh();
    }

    /** Where it was placed; elsewhere if that server is away by now, and another is not. */
    public void createSchema(OperationWork work, TenantId tenant) {
        var place = placeOf(tenant);
        if (!placement.answers(place)) {
            var others = placement.answeringBut(place);
            work.guarded(() -> placement.elsewhere(tenant, place, others));
        }
        createSchema(tenant);
    }

    void createSchema(TenantId tenant) {
        var place = placeOf(tenant);
        var version = clusters.schemas(place.cluster()).create(place.schema());
        if (abandoned(tenant, place)) clusters.schemas(place.cluster()).drop(place.schema());
        else births.recordVersion(tenant, version.value());
        tenants.refresh();
    }

    /** The restaurant's own database account, which may enter its own schema only. */
    public void createAccount(TenantId tenant) {
        var place = placeOf(tenant);
        accounts.create(place.cluster(), place.schema());
        if (abandoned(tenant, place)) accounts.drop(place.cluster(), place.schema());
    }

    /**
     * Writes into the schema whose it is; every connection is checked against it. Its people's data
     * is sealed with a key of its own from the first value on.
     */
    public void identify(TenantId tenant) {
        var place = placeOf(tenant);
        new Fence(clusters.ddl(place.cluster()), place.schema()).identify(tenant, place.epoch());
        keys.create(tenant);
    }

    /** As whom work is done for the restaurant while it is being set up. */
    public TenantScope scope(TenantId tenant) {
        var place = placeOf(tenant);
        return new TenantScope(
                tenant, place.publicId(), place.cluster(), place.schema(), place.epoch());
    }

    /** From now on requests to its address find it; it answers when it is open. */
    public void connectHost(TenantId tenant) {
        births.connectHost(tenant);
        tenants.refresh();
    }

    /**
     * Proves as the restaurant's own account that it reaches its own rows and no others.
     *
     * @throws StepFailure if it can see more, or less
     */
    public void check(TenantId tenant) {
        smokeTest.run(scope(tenant));
    }

    /**
     * Opens it; whoever comes second changes nothing. What it took from those that were ready is
     * replaced only now: making one keeps the server busy, and its owner was waiting.
     */
    public void open(TenantId tenant) {
        births.mode(tenant, "RW");
        tenants.happen(tenant, TenantEvent.OPEN);
        AfterCommit.run(warmPool::call);
    }

    /** Nothing goes on until an operator decides. */
    public void stop(TenantId tenant) {
        tenants.happen(tenant, TenantEvent.GET_STUCK);
    }

    public void goOn(TenantId tenant) {
        tenants.happen(tenant, TenantEvent.GO_ON);
    }

    /**
     * Removes schema, account, host and every row of a restaurant that never opened; an open one
     * stays untouched.
     */
    public void remove(TenantId tenant) {
        tenants.refresh();
        if (tenants.byId(tenant).filter(found -> found.state().born()).isPresent()) return;
        births.mode(tenant, DROPPED); // a hand that was overtaken takes back what it still makes
        births.placeOf(tenant)
                .ifPresent(place -> {
                    accounts.drop(place.cluster(), place.schema());
                    clusters.schemas(place.cluster()).drop(place.schema());
                });
        transaction.executeWithoutResult(_ -> births.forget(tenant));
        tenants.refresh();
        events.publishEvent(new TenantRemoved(tenant));
    }

    /** Whether it is being removed, or others have placed it elsewhere, while this was made. */
    private boolean abandoned(TenantId tenant, TenantBirths.Place made) {
        return births.placeOf(tenant)
                .filter(place -> !place.mode().equals(DROPPED))
                .filter(place -> place.schema().equals(made.schema()))
                .isEmpty();
    }

    private TenantBirths.Place placeOf(TenantId tenant) {
        return births.placeOf(tenant)
                .orElseThrow(() -> new IllegalStateException("tenant " + tenant + " has no place"));
    }
}
