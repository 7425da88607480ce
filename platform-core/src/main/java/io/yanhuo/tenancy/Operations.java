package io.yanhuo.tenancy;

import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Long work that survives the death of the process that does it. */
@Service
public class Operations {
    /** Whoever could go on has looked many times by then. */
    private static final Duration DESERTED = Duration.ofMinutes(5);

    private static final int ID_LENGTH = 26;

    private final OperationTools tools;
    private final OperationKinds kinds;
    private final OperationWatch watch;
    private final Clock clock;

    Operations(OperationTools tools, OperationKinds kinds, OperationWatch watch, Clock clock) {
        this.tools = tools;
        this.kinds = kinds;
        this.watch = watch;
        this.clock = clock;
    }

    /**
     * Begins one, or returns the one of this kind that is already about this subject. Joins a
     * transaction of the platform; the work begins when it commits.
     *
     * @param input kept as JSON, for the steps to read; holds no secret
     */
    @Transactional("platform")
    public Operation start(String kind, String subject, @Nullable TenantId tenant, Object input) {
        return tools.rows()
                .about(kind, subject)
                .orElseGet(() -> insert(fresh(kind, subject, tenant), input));
    }

    /**
     * What must not be on its way side by side asks for this before it looks at what is: until the
     * caller's transaction ends, others who ask wait.
     */
    void hold(TenantId tenant) {
        tools.rows().hold(tenant);
    }

    public Optional<Operation> find(String id) {
        return tools.rows().find(id);
    }

    public Optional<Operation> about(String kind, String subject) {
        return tools.rows().about(kind, subject);
    }

    /** The newest first, and of very many not all. */
    public List<Operation> ofTenant(TenantId tenant) {
        return tools.rows().ofTenant(tenant);
    }

    /** The one of this kind that goes on, or waits for an operator. */
    public Optional<Operation> unfinished(TenantId tenant, String kind) {
        return tools.rows().unfinished(tenant, kind);
    }

    /** How many of this kind nothing more will happen to by itself. */
    public long over(TenantId tenant, String kind) {
        return tools.rows().over(tenant, kind);
    }

    /**
     * Those in which a step has failed too often, or whose hand is dead and nobody has taken them
     * up for minutes; the oldest first.
     */
    public List<Operation> stuck(int limit) {
        return tools.rows().stuck(clock.instant().minus(DESERTED), limit);
    }

    /** The newest first. */
    List<Operation> ofKind(String kind, int limit) {
        return tools.rows().ofKind(kind, limit);
    }

    /** Those of this kind that were done before this moment; part of the caller's transaction. */
    void forget(String kind, Instant before) {
        tools.rows().forget(kind, before);
    }

    /** What it was started with. */
    <T> T input(String id, Class<T> type) {
        return tools.json().readValue(tools.rows().input(id), type);
    }

    public List<OperationStep> steps(String id) {
        return tools.rows().steps(id);
    }

    /** Lets a failed one go on from the step that failed; false if it is not a failed one. */
    @Transactional("platform")
    public boolean retry(String id) {
        return changed(tools.rows().retry(id));
    }

    /**
     * Gives one up and has removed what it made; false if it is running or over, or has come too
     * far.
     */
    @Transactional("platform")
    public boolean abandon(String id) {
        boolean tooFar =
                tools.rows()
                        .holdStand(id)
                        .filter(stand -> !mayBeGivenUp(stand.kind(), stand.step()))
                        .isPresent();
        return !tooFar && changed(tools.rows().abandon(id, clock.instant()));
    }

    /** Whether one may be given up where it stands; one that has come too far only goes on. */
    public boolean mayBeGivenUp(Operation operation, List<OperationStep> steps) {
        return steps.stream()
                .filter(step -> step.state() != OperationStep.State.DONE)
                .findFirst()
                .filter(step -> !mayBeGivenUp(operation.kind(), step.name()))
                .isEmpty();
    }

    private boolean mayBeGivenUp(String kind, String step) {
        return kinds.find(kind).filter(known -> !known.mayBeGivenUp(step)).isEmpty();
    }

    private Operation fresh(String kind, String subject, @Nullable TenantId tenant) {
        return new Operation(
                RandomId.ofLength(ID_LENGTH),
                kind,
                subject,
                tenant,
                Operation.State.PENDING,
                clock.instant(),
                null);
    }

    private Operation insert(Operation operation, Object input) {
        try {
            tools.rows().insert(operation, tools.json().writeValueAsString(input));
        } catch (DuplicateKeyException _) {
            return tools.rows().about(operation.kind(), operation.subject()).orElseThrow();
        }
        tools.rows().insertSteps(operation.id(), kinds.get(operation.kind()).steps());
        changed(true);
        return operation;
    }

    private boolean changed(boolean changed) {
        if (!changed) return false;
        AfterCommit.run(watch::call);
        return true;
    }
}
