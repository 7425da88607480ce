package io.yanhuo.operations;

import io.yanhuo.access.Audit;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.DataKeyOffice;
import io.yanhuo.tenancy.FleetEntry;
import io.yanhuo.tenancy.Moves;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Long work on a restaurant that its people should not notice. */
@Service
public class MaintenanceDesk {
    private final Moves moves;
    private final DataKeyOffice keys;
    private final Audit audit;

    MaintenanceDesk(Moves moves, DataKeyOffice keys, Audit audit) {
        this.moves = moves;
        this.keys = keys;
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
        if (!destinations(tenant).contains(destination)) {
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
        if (!tenant.state().alive()) throw new Refused(new ConsoleRefusal.OtherState());
        keys.rotate(tenant.id());
        audit.record(tenant.id(), "tenant.rotate-key", tenant.slug(), reason);
    }
}
