package io.yanhuo.leaving;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Audit;
import io.yanhuo.commissions.Commissions;
import io.yanhuo.ordering.OrderDesk;
import io.yanhuo.payments.PaymentList;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Bill;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.TenantEnds;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Restaurants that want to leave, and those that come back. */
@Service
public class Closures {
    private final ClosureRows rows;
    private final OrderDesk orders;
    private final PaymentList payments;
    private final Commissions commissions;
    private final Bills bills;
    private final ClosureWork work;
    private final TenantEnds ends;
    private final Tenants tenants;
    private final Audit audit;
    private final LeavingSettings settings;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Closures(
            ClosureRows rows,
            OrderDesk orders,
            PaymentList payments,
            Commissions commissions,
            Bills bills,
            ClosureWork work,
            TenantEnds ends,
            Tenants tenants,
            Audit audit,
            LeavingSettings settings,
            @Qualifier("platform") PlatformTransactionManager platform,
            Clock clock) {
        this.rows = rows;
        this.orders = orders;
        this.payments = payments;
        this.commissions = commissions;
        this.bills = bills;
        this.work = work;
        this.ends = ends;
        this.tenants = tenants;
        this.audit = audit;
        this.settings = settings;
        this.transaction = new TransactionTemplate(platform);
        this.clock = clock;
    }

    /** When what would happen, if it were asked for now. */
    public record Dates(Instant archiveAfter, Instant purgeAfter) {}

    public Dates dates() {
        var archive = clock.instant().plus(settings.coolOff());
        return new Dates(archive, archive.plus(settings.archive()));
    }

    /** Empty for a restaurant that has not asked for it, or has taken it back. */
    public Optional<Closure> of(TenantId tenant) {
        return rows.of(tenant);
    }

    /** Of the restaurant of the current scope. */
    public Outlook outlook() {
        var unpaid =
                bills.latest().stream()
                        .filter(bill -> bill.state() == Bill.State.OPEN)
                        .map(Bill::total)
                        .reduce(Money.ZERO, Money::plus);
        return new Outlook(
                orders.unsettled(),
                payments.refundsUnderway(),
                commissions.owed(),
                unpaid,
                bills.credit());
    }

    /**
     * From now on nobody orders any more; the owner may change her mind until the cool-off is over.
     * Who she is, and that she means it, is for the caller to prove.
     *
     * @throws Refused while diners wait for meals or money, or if it cannot be closed in its state
     */
    public void request(TenantId tenant, Actor by, String reason) {
        if (tenants.as(tenant, this::outlook).blocked()) {
            throw new Refused(new LeavingRefusal.DinersWait());
        }
        transaction.executeWithoutResult(_ -> {
            if (!tenants.happen(tenant, TenantEvent.REQUEST_CLOSURE)) {
                throw new Refused(new LeavingRefusal.NotNow());
            }
            var now = clock.instant();
            rows.request(tenant, now, by.kind() + ":" + by.id(), now.plus(settings.coolOff()));
            audit.record(tenant, "tenant.request-closure", slug(tenant), reason);
        });
    }

    /**
     * @throws Refused if it is not closing, or too late
     */
    public void cancel(TenantId tenant, String reason) {
        transaction.executeWithoutResult(_ -> {
            rows.of(tenant).filter(one -> one.archivedAt() == null).ifPresent(this::callOff);
            if (!tenants.happen(tenant, TenantEvent.CANCEL_CLOSURE)) {
                throw new Refused(new LeavingRefusal.NotNow());
            }
            rows.forget(tenant);
            audit.record(tenant, "tenant.cancel-closure", slug(tenant), reason);
        });
    }

    /**
     * An archive that is begun notices by itself; one that waits must not wait on. Its row comes
     * before the restaurant's, as for the hands that carry it out.
     */
    private void callOff(Closure closure) {
        work.callOff(Archiving.NAME, closure);
    }

    /**
     * Begins to put an archived restaurant together again, or returns what is on its way.
     *
     * @throws Refused if its archive is not there, its time is over, or an earlier attempt waits
     *     for an operator
     */
    public Operation restore(TenantId tenant, String reason) {
        return transaction.execute(_ -> {
            var closure = rows.hold(tenant).filter(this::kept).orElseThrow(Closures::notNow);
            var standing = work.standing(Restoring.NAME, closure);
            if (standing.isPresent()) {
                return standing.filter(Closures::goesOn).orElseThrow(Closures::notNow);
            }
            audit.record(tenant, "tenant.restore-ordered", slug(tenant), reason);
            var order = new Restoring.Order(String.valueOf(closure.fileId()));
            return work.begin(Restoring.NAME, closure, order);
        });
    }

    /** Whether it could be restored now. */
    public boolean restorable(TenantId tenant) {
        return rows.of(tenant)
                .filter(this::kept)
                .filter(one -> work.standing(Restoring.NAME, one).isEmpty())
                .isPresent();
    }

    /** Begins its archive, also if that was put off before. */
    void archive(Closure closure) {
        transaction.executeWithoutResult(_ ->
                rows.hold(closure.tenant())
                        .filter(one -> one.subject().equals(closure.subject()))
                        .filter(one -> work.standing(Archiving.NAME, one).isEmpty())
                        .ifPresent(one -> work.begin(Archiving.NAME, one, Map.of())));
    }

    /**
     * Begins its end, also if that was given up before; not while it is put together again, nor
     * while its archive is unfinished, for then its schema may still be there.
     */
    void purge(TenantId tenant) {
        transaction.executeWithoutResult(_ ->
                rows.hold(tenant)
                        .filter(one -> !one.restorable(clock.instant()))
                        .filter(one -> work.done(Archiving.NAME, one))
                        .filter(one -> work.standing(Restoring.NAME, one).isEmpty())
                        .filter(one -> work.standing(Purging.NAME, one).isEmpty())
                        .ifPresent(one -> work.begin(Purging.NAME, one, Map.of())));
    }

    /**
     * @param number of the operation that destroyed everything
     */
    public record Proof(String number, int keysDestroyed) {}

    /** Of one that is gone. */
    public Proof proof(Closure closure) {
        var number = work.last(Purging.NAME, closure).orElseThrow().id();
        return new Proof(number, ends.keysDestroyed(closure.tenant()));
    }

    /** Whether it is a complete archive, and stays one for a while. */
    private boolean kept(Closure closure) {
        return closure.restorable(clock.instant())
                && rows.archived(closure.tenant())
                && work.done(Archiving.NAME, closure)
                && work.last(Purging.NAME, closure).isEmpty();
    }

    private static boolean goesOn(Operation operation) {
        return switch (operation.state()) {
            case PENDING, RUNNING -> true;
            case DONE, STOPPING, FAILED, ABANDONING, ABANDONED -> false;
        };
    }

    private static Refused notNow() {
        return new Refused(new LeavingRefusal.NotNow());
    }

    private String slug(TenantId tenant) {
        return tenants.get(tenant).slug();
    }
}
