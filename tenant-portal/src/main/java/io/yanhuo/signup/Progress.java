package io.yanhuo.signup;

import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.OperationStep;
import io.yanhuo.tenancy.Tenant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a restaurant's sign-up has got.
 *
 * @param wanted the address that was asked for
 * @param address the one it gets; null as long as none is reserved
 * @param host under which it can be reached once it is open
 */
public record Progress(
        String id,
        String name,
        State state,
        String wanted,
        @Nullable String address,
        @Nullable String host,
        List<Step> steps) {
    public enum State {
        WORKING,
        OPEN,
        /** Waits for an operator; the owner need not do anything. */
        STUCK,
        GIVEN_UP
    }

    /**
     * @param name its texts are {@code signup.step.<name>}
     */
    public record Step(String name, OperationStep.State state) {}

    static Progress of(
            Signup signup,
            Operation operation,
            List<OperationStep> steps,
            Optional<Tenant> tenant) {
        return new Progress(
                signup.id(),
                signup.name(),
                state(operation, tenant.filter(found -> found.state().born()).isPresent()),
                signup.wanted().value(),
                tenant.map(Tenant::slug).orElse(null),
                tenant.map(Tenant::host).orElse(null),
                steps.stream().map(step -> new Step(step.name(), step.state())).toList());
    }

    /** A restaurant that is open stays so, even if its welcome message could not be sent. */
    private static State state(Operation operation, boolean open) {
        return switch (operation.state()) {
            case DONE -> State.OPEN;
            case PENDING, RUNNING -> State.WORKING;
            case FAILED, STOPPING -> open ? State.OPEN : State.STUCK;
            case ABANDONING, ABANDONED -> open ? State.OPEN : State.GIVEN_UP;
        };
    }

    public long done() {
        return steps.stream().filter(step -> step.state() == OperationStep.State.DONE).count();
    }
}
