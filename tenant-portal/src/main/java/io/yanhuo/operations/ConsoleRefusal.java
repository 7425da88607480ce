package io.yanhuo.operations;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import org.springframework.http.HttpStatus;

/** Why the console does not do what an operator wants. */
public sealed interface ConsoleRefusal extends Refusal {
    /** There is no such restaurant or operation. */
    record NoSuch() implements ConsoleRefusal {}

    /** Somebody else was faster, or it was never in the state that the act is meant for. */
    record OtherState() implements ConsoleRefusal {}

    /** Of an operation there is no way back, only on. */
    record TooFar() implements ConsoleRefusal {}

    /** Neither what, how much nor until when. */
    record UnclearLimit() implements ConsoleRefusal {}

    /** Whatever changes what a restaurant may do wants a reason. */
    record ReasonMissing() implements ConsoleRefusal {}

    /** Neither a day nor an hour that could be understood. */
    record UnclearMoment() implements ConsoleRefusal {}

    /** In the future, before the oldest backup, or where no binary log leads to. */
    record UnreachableMoment() implements ConsoleRefusal {}

    /** All restaurants are where they should be, or wait for a person. */
    record NothingToDo() implements ConsoleRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuch _ -> "operations.no-such";
            case OtherState _ -> "operations.other-state";
            case TooFar _ -> "operations.too-far";
            case UnclearLimit _ -> "operations.limits.problem";
            case ReasonMissing _ -> "operations.reason.missing";
            case UnclearMoment _ -> "operations.moment.unclear";
            case UnreachableMoment _ -> "operations.moment.unreachable";
            case NothingToDo _ -> "operations.fleet.nothing-to-do";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuch _ -> NOT_FOUND;
            case OtherState _, TooFar _, NothingToDo _ -> CONFLICT;
            case UnclearLimit _, ReasonMissing _, UnclearMoment _, UnreachableMoment _ ->
                    UNPROCESSABLE_CONTENT;
        };
    }
}
