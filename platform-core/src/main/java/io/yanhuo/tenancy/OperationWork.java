package io.yanhuo.tenancy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a step of an operation is given to work with. */
public final class OperationWork {
    private final Operation operation;
    private final Lease lease;
    private final String step;
    private final OperationTools tools;
    private final AtomicBoolean resumed;

    /**
     * @param resumed whether this turn has resumed it already; the same for all its steps
     */
    OperationWork(
            Operation operation,
            Lease lease,
            String step,
            OperationTools tools,
            AtomicBoolean resumed) {
        this.operation = operation;
        this.lease = lease;
        this.step = step;
        this.tools = tools;
        this.resumed = resumed;
    }

    public String operationId() {
        return operation.id();
    }

    public String subject() {
        return operation.subject();
    }

    /** What the operation was started with. */
    public <T> T input(Class<T> type) {
        return tools.json().readValue(tools.rows().input(operation.id()), type);
    }

    /** The restaurant it is about; empty before {@link #belongsTo}. */
    public Optional<TenantId> tenant() {
        return Optional.ofNullable(tools.rows().tenant(operation.id()));
    }

    public void belongsTo(TenantId tenant) {
        tools.leases().belongsTo(lease, tenant);
    }

    /**
     * Changes rows of the platform in one transaction, and only if nobody has taken the operation
     * over meanwhile. However long that takes, nobody does right after it, either.
     */
    public <T extends @Nullable Object> T guarded(Supplier<T> change) {
        return tools.transaction()
                .<T>execute(_ -> {
                    tools.leases().hold(lease);
                    var result = change.get();
                    tools.leases().renew(lease);
                    return result;
                });
    }

    /** The same for a change without a result. */
    public void guarded(Runnable change) {
        tools.transaction()
                .executeWithoutResult(_ -> {
                    tools.leases().hold(lease);
                    change.run();
                    tools.leases().renew(lease);
                });
    }

    /**
     * What a hand does before its first step, guarded, and not again before its others: nobody but
     * itself undoes it before its turn ends.
     */
    public void resume(Runnable change) {
        if (resumed.get()) return;
        guarded(change);
        resumed.set(true);
    }

    /**
     * Between two effects of a step: stops here if somebody else has taken the operation over, and
     * shows a sign of life.
     */
    public void checkpoint(String point) {
        tools.leases().renew(lease);
        tools.reached(operation, step, point);
    }
}
