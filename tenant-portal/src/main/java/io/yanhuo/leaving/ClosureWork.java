package io.yanhuo.leaving;

import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The long work about a closure. What was given up may be begun again; whatever else there is of a
 * kind is there once.
 */
@Component
class ClosureWork {
    private final Operations operations;

    ClosureWork(Operations operations) {
        this.operations = operations;
    }

    /** The last of this kind, whatever has become of it. */
    Optional<Operation> last(String kind, Closure closure) {
        return attempts(kind, closure).reversed().stream().findFirst();
    }

    /** The one of this kind that has not been given up. */
    Optional<Operation> standing(String kind, Closure closure) {
        return last(kind, closure).filter(one -> one.state() != Operation.State.ABANDONED);
    }

    boolean done(String kind, Closure closure) {
        return last(kind, closure).filter(one -> one.state() == Operation.State.DONE).isPresent();
    }

    /** Begins one where none stands; the caller holds the closure, so that nobody else does. */
    Operation begin(String kind, Closure closure, Object input) {
        int attempt = attempts(kind, closure).size() + 1;
        return operations.start(kind, closure.subject(attempt), closure.tenant(), input);
    }

    /** What waits or goes on is not wanted any more. */
    void callOff(String kind, Closure closure) {
        last(kind, closure).ifPresent(one -> operations.abandon(one.id()));
    }

    private List<Operation> attempts(String kind, Closure closure) {
        return Stream.iterate(1, attempt -> attempt + 1)
                .map(attempt -> operations.about(kind, closure.subject(attempt)))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }
}
