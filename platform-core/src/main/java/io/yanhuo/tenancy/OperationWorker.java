package io.yanhuo.tenancy;

import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Carries an operation out, step by step, under a lease. */
@Component
class OperationWorker {
    private static final Logger LOG = LoggerFactory.getLogger(OperationWorker.class);

    private final OperationTools tools;
    private final OperationSettings settings;
    private final OperationKinds kinds;

    OperationWorker(OperationTools tools, OperationSettings settings, OperationKinds kinds) {
        this.tools = tools;
        this.settings = settings;
        this.kinds = kinds;
    }

    /**
     * Goes on where the operation stands. An {@link Error} is the death of this hand: nothing is
     * recorded, and somebody else goes on when the lease has run out.
     */
    void carryOut(Lease lease) {
        var operation = tools.rows().find(lease.operationId()).orElseThrow();
        var turn = new Turn(kinds.get(operation.kind()), operation, lease);
        try {
            switch (operation.state()) {
                case ABANDONING -> turn.cleanUp();
                case STOPPING -> turn.stopAgain();
                case PENDING, RUNNING, DONE, FAILED, ABANDONED -> turn.perform();
            }
        } catch (Lease.Lost lost) {
            LOG.info("{}", lost.getMessage());
        }
    }

    /** One hand's turn at one operation. */
    private final class Turn {
        private final OperationKind kind;
        private final Operation operation;
        private final Lease lease;
        private final AtomicBoolean resumed = new AtomicBoolean();

        Turn(OperationKind kind, Operation operation, Lease lease) {
            this.kind = kind;
            this.operation = operation;
            this.lease = lease;
        }

        void perform() {
            for (var step : tools.rows().steps(operation.id())) {
                if (step.state() != OperationStep.State.DONE && !perform(step)) return;
            }
            tools.leases().end(lease, Operation.State.DONE);
            tools.reached(operation, "", "done");
        }

        /** Whether the operation may go on with the next step. */
        private boolean perform(OperationStep step) {
            if (step.attempts() >= settings.attempts()) return stop(step, last(step));
            tools.leases().begin(lease, step.position());
            try {
                tools.reached(operation, step.name(), "begun");
                kind.perform(step.name(), work(step.name()));
            } catch (Lease.Lost lost) {
                throw lost;
            } catch (NoLongerWanted e) {
                return giveUp(step, e);
            } catch (RuntimeException e) {
                return failed(step, e);
            }
            tools.reached(operation, step.name(), "performed");
            tools.leases().finish(lease, step.position());
            tools.reached(operation, step.name(), "recorded");
            return true;
        }

        private boolean giveUp(OperationStep step, NoLongerWanted why) {
            LOG.info("operation {}: not wanted any more at step {}", operation.id(), step.name());
            tools.leases().fail(lease, step.position(), StepError.of(why));
            tools.leases().giveUp(lease);
            cleanUp();
            return false;
        }

        /** Who died when the step had failed already does not hide why it had. */
        private static StepError last(OperationStep step) {
            var error = step.error();
            return error == null ? StepError.DIED : error;
        }

        private boolean failed(OperationStep step, RuntimeException failure) {
            LOG.warn("operation {}: step {} failed", operation.id(), step.name(), failure);
            var error = StepError.of(failure);
            int attempt = step.attempts() + 1;
            if (attempt >= settings.attempts()) return stop(step, error);
            tools.leases().fail(lease, step.position(), error);
            tools.leases().postpone(lease, settings.pauseAfter(attempt));
            return false;
        }

        private boolean stop(OperationStep step, StepError error) {
            tools.leases().fail(lease, step.position(), error);
            putRight(step.name());
            return false;
        }

        void stopAgain() {
            tools.rows().steps(operation.id()).stream()
                    .filter(step -> step.state() == OperationStep.State.FAILED)
                    .findFirst()
                    .ifPresent(step -> putRight(step.name()));
        }

        private void putRight(String step) {
            try {
                kind.stopped(work(step));
            } catch (Lease.Lost lost) {
                throw lost;
            } catch (RuntimeException e) {
                LOG.error("operation {}: failed, and is not put right yet", operation.id(), e);
                tools.leases().stopping(lease);
                return;
            }
            tools.leases().end(lease, Operation.State.FAILED);
            tools.reached(operation, step, "failed");
        }

        void cleanUp() {
            try {
                kind.cleanUp(work("clean-up"));
                tools.leases().end(lease, Operation.State.ABANDONED);
            } catch (Lease.Lost lost) {
                throw lost;
            } catch (RuntimeException e) {
                // Nobody may forget the remains: it is tried again when the lease has run out.
                LOG.error("operation {}: could not be cleaned up yet", operation.id(), e);
            }
        }

        private OperationWork work(String step) {
            return new OperationWork(operation, lease, step, tools, resumed);
        }
    }
}
