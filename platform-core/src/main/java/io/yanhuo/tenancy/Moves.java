package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Has restaurants moved to another database server. */
@Service
public class Moves {
    private final Operations operations;
    private final TenantPlaces places;
    private final Tenants tenants;

    Moves(Operations operations, TenantPlaces places, Tenants tenants) {
        this.operations = operations;
        this.places = places;
        this.tenants = tenants;
    }

    /** The server on which it lives; empty before it has a place. */
    public String server(TenantId tenant) {
        return tenants.byId(tenant).map(Tenant::cluster).orElse("");
    }

    /** Where this restaurant could move to. */
    public List<String> destinations(TenantId tenant) {
        var here = server(tenant);
        return places.open().stream().filter(cluster -> !cluster.equals(here)).toList();
    }

    /**
     * Whether nothing else that needs its schema to stay where it is goes on, or waits for an
     * operator.
     */
    public boolean possible(TenantId tenant) {
        return operations.unfinished(tenant, BackupRestore.NAME).isEmpty()
                && operations.unfinished(tenant, TenantEnds.ARCHIVING).isEmpty();
    }

    /**
     * Begins a move, or returns the one that is on its way.
     *
     * @throws IllegalArgumentException if it cannot move there
     */
    @Transactional("platform")
    public Operation begin(TenantId tenant, String destination) {
        operations.hold(tenant);
        var moving = operations.unfinished(tenant, TenantMove.NAME);
        if (moving.isPresent()) return moving.get();
        if (!possible(tenant)) {
            throw new IllegalArgumentException("it is put back to a backup, or archived");
        }
        // What is remembered of it may be older than the end of what it was just held for.
        var now = tenants.fresh(tenant);
        if (!now.state().alive()
                || now.cluster().equals(destination)
                || !places.open().contains(destination)) {
            throw new IllegalArgumentException("no server " + destination + " to move to");
        }
        var order = new TenantMove.Order(now.cluster(), destination);
        var subject = tenant + "-" + RandomId.ofLength(8);
        return operations.start(TenantMove.NAME, subject, tenant, order);
    }
}
