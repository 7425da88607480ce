package io.yanhuo.tenancy;

import java.time.Duration;
import org.springframework.stereotype.Component;

/**
 * The moment in which a restaurant goes over to another schema: nobody works in the old one, and if
 * that comes to nothing, everybody does again.
 */
@Component
class Crossing {
    /** Shorter than a lease: who says it holds the operation's row meanwhile. */
    static final Duration SILENCE = Duration.ofSeconds(8);

    /** The next one is that of which nobody gets in. */
    static final int LATER = 2;

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
            keepOut(work, from, epoch);
            arrival.under(epoch + LATER);
        } catch (Lease.Lost lost) {
            // Somebody else goes on with it, and with the fence.
            throw lost;
        } catch (RuntimeException e) {
            letIn(work, from, e);
            throw e;
        }
        tenants.refresh();
        work.checkpoint("switched");
    }

    private void keepOut(OperationWork work, TenantCopies.At from, long epoch) {
        work.guarded(() -> places.mode(work.tenant().orElseThrow(), TenantPlaces.FENCED));
        tenants.refresh();
        work.checkpoint("announced");
        work.guarded(() -> fence(from).shut(epoch));
        work.checkpoint("fenced");
        fence(from).drain();
        work.checkpoint("drained");
    }

    private void letIn(OperationWork work, TenantCopies.At from, RuntimeException why) {
        try {
            letIn(work, from);
        } catch (Lease.Lost lost) {
            throw lost;
        } catch (RuntimeException e) {
            // Not reached just now: whoever goes on with it, or gives it up, does it.
            why.addSuppressed(e);
        }
    }

    /**
     * Only as long as nobody has finished: the old schema must not come to life. Under an epoch of
     * its own, so that nothing that was said meanwhile and is still on its way has an effect.
     */
    void letIn(OperationWork work, TenantCopies.At from) {
        var tenant = work.tenant().orElseThrow();
        work.guarded(() -> {
            var now = births.placeOf(tenant).orElseThrow();
            if (!from.is(now) || !now.mode().equals(TenantPlaces.FENCED)) return;
            long later = now.epoch() + LATER;
            fence(from).open(now.epoch(), later);
            places.stay(tenant, later);
        });
        tenants.refresh();
    }

    private Fence fence(TenantCopies.At at) {
        return new Fence(clusters.ddl(at.cluster(), SILENCE), at.schema());
    }
}
