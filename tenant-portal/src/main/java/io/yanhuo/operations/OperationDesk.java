package io.yanhuo.operations;

import io.yanhuo.access.Audit;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Drills;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.OperationStep;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.TenantId;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What operators do about operations that wait for them. */
@Service
public class OperationDesk {
    private static final int MOST = 50;
    private static final int DRILLS = 10;

    private final Operations operations;
    private final Drills drills;
    private final Audit audit;

    OperationDesk(Operations operations, Drills drills, Audit audit) {
        this.operations = operations;
        this.drills = drills;
        this.audit = audit;
    }

    /**
     * An operation with its steps.
     *
     * @param mayBeGivenUp whether there is another way than on
     * @param deserted whether its hand is dead, and nobody has taken it up for minutes
     */
    public record Sheet(
            Operation operation,
            List<OperationStep> steps,
            boolean mayBeGivenUp,
            boolean deserted) {
        public boolean waits() {
            return operation.state() == Operation.State.FAILED;
        }

        /** Whoever looks has something to decide. */
        public boolean stuck() {
            return waits() || putsRight() || deserted;
        }

        public boolean mayBeEnded() {
            return stuck() || operation.state() == Operation.State.PENDING;
        }

        public boolean putsRight() {
            return operation.state() == Operation.State.STOPPING;
        }
    }

    /** Those that an operator has to look at, the oldest first. */
    public List<Sheet> waiting() {
        return operations.stuck(MOST).stream()
                .map(each -> sheet(each, each.state() == Operation.State.RUNNING))
                .toList();
    }

    /** The last restores for practice, the newest first. */
    public List<Sheet> drills() {
        return drills.latest(DRILLS).stream().map(this::sheet).toList();
    }

    public int waitingCount() {
        return operations.stuck(MOST).size();
    }

    public List<Sheet> ofTenant(TenantId tenant) {
        return operations.ofTenant(tenant).stream().map(this::sheet).toList();
    }

    /**
     * @throws Refused if it has not failed
     */
    @Transactional("platform")
    public Operation retry(String id) {
        var operation = get(id);
        if (!operations.retry(id)) throw new Refused(new ConsoleRefusal.OtherState());
        audit.record(operation.tenant(), "operation.retried", id, operation.kind());
        return operation;
    }

    /**
     * @throws Refused if somebody is at it, it is over, or has come too far
     */
    @Transactional("platform")
    public Operation abandon(String id, String reason) {
        var operation = get(id);
        if (!sheet(operation).mayBeGivenUp()) throw new Refused(new ConsoleRefusal.TooFar());
        if (!operations.abandon(id)) throw new Refused(new ConsoleRefusal.OtherState());
        audit.record(operation.tenant(), "operation.abandoned", id, reason);
        return operation;
    }

    private Operation get(String id) {
        return operations.find(id).orElseThrow(() -> new Refused(new ConsoleRefusal.NoSuch()));
    }

    private Sheet sheet(Operation operation) {
        return sheet(operation, false);
    }

    private Sheet sheet(Operation operation, boolean deserted) {
        var steps = operations.steps(operation.id());
        return new Sheet(operation, steps, operations.mayBeGivenUp(operation, steps), deserted);
    }
}
