package io.yanhuo.operations;

import io.yanhuo.access.Audit;
import io.yanhuo.ordering.OrdersOfBefore;
import io.yanhuo.payments.LostRefunds;
import io.yanhuo.payments.UnknownPayments;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.DataKeyOffice;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.Moves;
import io.yanhuo.tenancy.Reach;
import io.yanhuo.tenancy.Replay;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Long work on a restaurant that its people should not notice. */
@Service
public class MaintenanceDesk {
    /** A payment is numbered, and stands in the books a moment later. */
    private static final Duration ON_THE_WAY = Duration.ofMinutes(1);

    private final Moves moves;
    private final DataKeyOffice keys;
    private final Backups backups;
    private final UnknownPayments unknown;
    private final LostRefunds lost;
    private final OrdersOfBefore orders;
    private final Tenants tenants;
    private final Audit audit;

    MaintenanceDesk(
            Moves moves,
            DataKeyOffice keys,
            Backups backups,
            UnknownPayments unknown,
            LostRefunds lost,
            OrdersOfBefore orders,
            Tenants tenants,
            Audit audit) {
        this.moves = moves;
        this.keys = keys;
        this.backups = backups;
        this.unknown = unknown;
        this.lost = lost;
        this.orders = orders;
        this.tenants = tenants;
        this.audit = audit;
    }

    public String server(FleetEntry tenant) {
        return moves.server(tenant.id());
    }

    /** Servers to which it could move; none for one that has no schema. */
    public List<String> destinations(FleetEntry tenant) {
        return tenant.state().alive() ? moves.destinations(tenant.id()) : List.of();
    }

    /**
     * Begins the move, or does nothing if one is on its way.
     *
     * @throws Refused if it cannot move there
     */
    @Transactional("platform")
    public void move(FleetEntry tenant, String destination, String reason) {
        if (!destinations(tenant).contains(destination) || !moves.possible(tenant.id())) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
        moves.begin(tenant.id(), destination);
        audit.record(tenant.id(), "tenant.move", tenant.slug(), destination + ": " + reason);
    }

    /**
     * Begins the change of keys, or does nothing if one is on its way.
     *
     * @throws Refused if it has no data that is sealed with any
     */
    @Transactional("platform")
    public void rotateKey(FleetEntry tenant, String reason) {
        if (!tenant.state().alive() || backups.restoring(tenant.id())) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
        keys.rotate(tenant.id());
        audit.record(tenant.id(), "tenant.rotate-key", tenant.slug(), reason);
    }

    /** To which it can be put back, the newest first. */
    public List<TenantFile> backups(FleetEntry tenant) {
        return tenant.state().alive() ? backups.usable(tenant.id()) : List.of();
    }

    /** Whether its own data cannot be read just now, although it has some. */
    public boolean away(FleetEntry tenant) {
        return tenant.state().alive()
                && tenants.byId(tenant.id())
                        .flatMap(here -> tenants.reached(here, _ -> here))
                        .isEmpty();
    }

    /**
     * Payment numbers from after the moment to which it was put back last, of which its books know
     * nothing: to be looked up at WeChat by a person.
     */
    public List<String> unknownPayments(FleetEntry tenant) {
        if (!tenant.state().alive() || away(tenant)) return List.of();
        return backups.wentBackTo(tenant.id())
                .map(since -> unknown.since(tenant.id(), since.minus(ON_THE_WAY)))
                .orElse(List.of());
    }

    /** Refunds that it had ordered after that moment, as far as the data of before is kept. */
    public List<LostRefunds.LostRefund> lostRefunds(FleetEntry tenant) {
        boolean back = tenant.state().alive() && backups.wentBackTo(tenant.id()).isPresent();
        return back ? lost.of(tenant.id()) : List.of();
    }

    /** How many paid orders from before it was put back its people have not looked into yet. */
    public long ordersOfBefore(FleetEntry tenant) {
        return tenants.byId(tenant.id())
                .flatMap(here -> tenants.reached(here, _ -> orders.waiting()))
                .orElse(0L);
    }

    /** To which moments it can be put back. */
    public Reach reach(FleetEntry tenant) {
        return tenant.state().alive()
                ? backups.reach(tenant.id())
                : new Reach.Nowhere(Reach.Why.NO_BACKUP);
    }

    /** How far it came when it was put back last. */
    public Optional<Replay> lastReplay(FleetEntry tenant) {
        return backups.lastReplay(tenant.id());
    }

    /**
     * Begins a backup, or does nothing if one is on its way.
     *
     * @throws Refused if it has no schema
     */
    @Transactional("platform")
    public void backUp(FleetEntry tenant, String reason) {
        if (!tenant.state().alive()) throw new Refused(new ConsoleRefusal.OtherState());
        backups.take(tenant.id());
        audit.record(tenant.id(), "tenant.backup", tenant.slug(), reason);
    }

    /**
     * Begins to put it back to a backup, or does nothing if it is being put back.
     *
     * @throws Refused if it has no such backup, or other work on it is on its way
     */
    @Transactional("platform")
    public void restore(FleetEntry tenant, String file, String reason) {
        if (!tenant.state().alive() || !backups.possible(tenant.id(), file)) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
        backups.restore(tenant.id(), file);
        audit.record(tenant.id(), "tenant.restore-backup", file, reason);
    }

    /**
     * Begins to put it back to the end of this second, or does nothing if it is being put back.
     *
     * @throws Refused if no backup leads to that moment, or other work on it is on its way
     */
    @Transactional("platform")
    public void restoreTo(FleetEntry tenant, Instant moment, String reason) {
        if (!tenant.state().alive()) throw new Refused(new ConsoleRefusal.OtherState());
        if (backups.restoring(tenant.id())) return;
        var backup =
                backups.leadingTo(tenant.id(), moment)
                        .orElseThrow(() -> new Refused(new ConsoleRefusal.UnreachableMoment()));
        if (!backups.possible(tenant.id(), backup.id())) {
            throw new Refused(new ConsoleRefusal.OtherState());
        }
        backups.restore(tenant.id(), backup.id(), moment);
        audit.record(tenant.id(), "tenant.restore-moment", backup.id(), moment + ": " + reason);
    }
}
