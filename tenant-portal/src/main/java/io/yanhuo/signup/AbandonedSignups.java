package io.yanhuo.signup;

import io.yanhuo.access.Audit;
import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.OperationStep;
import io.yanhuo.tenancy.Operations;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps what the privacy policy promises: a sign-up that came to nothing is forgotten 90 days after
 * the last thing that happened to it. One that still waits for an operator is given up first.
 */
@Component
class AbandonedSignups implements RecurringJob {
    static final Duration KEPT = Duration.ofDays(90);

    private final SignupRows rows;
    private final Signups signups;
    private final Operations operations;
    private final Audit audit;
    private final TransactionTemplate transaction;
    private final Clock clock;

    AbandonedSignups(
            SignupRows rows,
            Signups signups,
            Operations operations,
            Audit audit,
            @Qualifier("platform") PlatformTransactionManager platform,
            Clock clock) {
        this.rows = rows;
        this.signups = signups;
        this.operations = operations;
        this.audit = audit;
        this.transaction = new TransactionTemplate(platform);
        this.clock = clock;
    }

    @Override
    public String name() {
        return "abandoned-signups";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        var before = clock.instant().minus(KEPT);
        var old = rows.unwelcomed(before).stream().filter(id -> untouched(id, before)).toList();
        in(old, Progress.State.STUCK).forEach(id -> giveUp(operation(id)));
        forget(in(old, Progress.State.GIVEN_UP));
    }

    private void giveUp(Operation operation) {
        transaction.executeWithoutResult(_ -> {
            if (!operations.abandon(operation.id())) return;
            audit.record(operation.tenant(), "operation.abandoned", operation.id(), "90 d");
        });
    }

    private void forget(List<String> ids) {
        if (ids.isEmpty()) return;
        transaction.executeWithoutResult(_ -> {
            ids.forEach(rows::forget);
            audit.record(null, "signup.forgotten", Integer.toString(ids.size()), "");
        });
    }

    private List<String> in(List<String> ids, Progress.State state) {
        return ids.stream().filter(id -> signups.progress(id).state() == state).toList();
    }

    private boolean untouched(String id, Instant before) {
        var operation = operation(id);
        // What is being cleaned up still needs its sign-up.
        if (operation.state() == Operation.State.ABANDONING) return false;
        return operations.steps(operation.id()).stream()
                .flatMap(AbandonedSignups::moments)
                .allMatch(moment -> moment.isBefore(before));
    }

    private static Stream<Instant> moments(OperationStep step) {
        return Stream.of(step.startedAt(), step.finishedAt()).filter(Objects::nonNull);
    }

    private Operation operation(String id) {
        return operations.about(Provisioning.NAME, id).orElseThrow();
    }
}
