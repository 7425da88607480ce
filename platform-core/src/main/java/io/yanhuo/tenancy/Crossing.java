package io.yanhuo.tenancy;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The moment in which a restaurant goes over to another schema: nobody works in the old one, and if
 * that comes to nothing, everybody does again.
 */
@Component
class Crossing {
    private final TenantBirths births;
    private final TenantPlaces places;
    private final Clusters clusters;
    private final Tenants tenants;

    Crossing(TenantBirths births, TenantPlaces places, Clusters clusters, Tenants tenants) {
        this.births = births;
        this.places = places;
        this.clusters = clusters;
        this.tenants = tenants;
    }

    /** What makes the new schema the restaurant's, under this epoch. */
    interface Arrival {
        void under(long epoch);
    }

    void over(OperationWork work, TenantCopies.At from, Arrival arrival) {
        var tenant = work.tenant().orElseThrow();
        long epoch = births.placeOf(tenant).orElseThrow().epoch();
        try {
            keepOut(work, from, epoch + 1);
            arrival.under(epoch + 2);
        } catch (Lease.Lost lost) {
            // Somebody else goes on with it, and with the fence.
            throw lost;
        } catch (RuntimeException e) {
            letIn(work, from);
            throw e;
        }
        tenants.refresh();
        work.checkpoint("switched");
    }

    private void keepOut(OperationWork work, TenantCopies.At from, long epoch) {
        work.guarded(() -> places.mode(work.tenant().orElseThrow(), TenantPlaces.FENCED));
        tenants.refresh();
        work.guarded(() -> fence(from).let(epoch));
        work.checkpoint("fenced");
        try {
            fence(from).drain();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
        work.checkpoint("drained");
    }

    /** Only as long as nobody has finished: the old schema must not come to life. */
    void letIn(OperationWork work, TenantCopies.At from) {
        var tenant = work.tenant().orElseThrow();
        work.guarded(() -> {
            var now = births.placeOf(tenant).orElseThrow();
            if (!from.is(now) || !now.mode().equals(TenantPlaces.FENCED)) return;
            fence(from).let(now.epoch());
            places.mode(tenant, TenantPlaces.OPEN);
        });
        tenants.refresh();
    }

    private Fence fence(TenantCopies.At at) {
        return new Fence(JdbcClient.create(clusters.ddl(at.cluster())), at.schema());
    }
}
