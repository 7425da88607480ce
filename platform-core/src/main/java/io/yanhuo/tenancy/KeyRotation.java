package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Gives a restaurant another data key, seals everything anew with it, and destroys the older ones.
 * The restaurant works on meanwhile: values sealed with either are readable until the end.
 */
@Component
class KeyRotation implements OperationKind {
    static final String NAME = "ROTATE_KEY";

    private static final Duration LOOKED_EVERY = Duration.ofSeconds(1);

    private final KeyRing keys;
    private final Resealing resealing;
    private final Tenants tenants;
    private final Duration quietFor;

    /**
     * @param quietFor longer than another node goes on sealing with the older key, and than any
     *     transaction lasts
     */
    KeyRotation(
            KeyRing keys,
            Resealing resealing,
            Tenants tenants,
            @Value("${yanhuo.data-keys.quiet:30s}") Duration quietFor) {
        this.keys = keys;
        this.resealing = resealing;
        this.tenants = tenants;
        this.quietFor = quietFor;
    }

    /**
     * @param version of the new key
     */
    record Order(int version) {}

    private enum Step {
        NEW_KEY,
        RESEAL,
        RETIRE
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return List.of(Step.NEW_KEY.name(), Step.RESEAL.name(), Step.RETIRE.name());
    }

    @Override
    public void perform(String step, OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        int version = work.input(Order.class).version();
        switch (Step.valueOf(step)) {
            case NEW_KEY -> keys.add(tenant, version);
            case RESEAL -> reseal(tenant, work);
            case RETIRE -> {
                awaitQuiet(tenant, work);
                work.guarded(() -> keys.destroyBefore(tenant, version));
            }
        }
    }

    /** The new key stays: values may be sealed with it already. */
    @Override
    public void cleanUp(OperationWork work) {}

    private int reseal(TenantId tenant, OperationWork work) {
        return tenants.as(tenant, () -> resealing.reseal(() -> work.checkpoint("resealed")));
    }

    /** Until nobody has written anything with an older key for a while. */
    private void awaitQuiet(TenantId tenant, OperationWork work) {
        var quiet = Duration.ZERO;
        while (quiet.compareTo(quietFor) < 0) {
            try {
                Thread.sleep(LOOKED_EVERY);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", e);
            }
            quiet = reseal(tenant, work) == 0 ? quiet.plus(LOOKED_EVERY) : Duration.ZERO;
        }
    }
}
