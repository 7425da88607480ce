package io.yanhuo.access;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why an operator does not get into a restaurant's workspace, or not that far. */
public sealed interface SupportRefusal extends Refusal {
    record ReasonMissing() implements SupportRefusal {}

    record TicketMissing() implements SupportRefusal {}

    record UnclearTime(long most) implements SupportRefusal {}

    record NoSuchAccess() implements SupportRefusal {}

    /** Another operator has opened it. */
    record NotYours() implements SupportRefusal {}

    /** Nobody agrees to what she asked for herself. */
    record NotOneself() implements SupportRefusal {}

    record Over() implements SupportRefusal {}

    /** Its workspace is closed to everybody. */
    record NoWorkspace() implements SupportRefusal {}

    /** Used, too old, or made for another browser. */
    record WayGone() implements SupportRefusal {}

    record OnlyLooking() implements SupportRefusal {}

    /** Not even with the agreement of a second operator. */
    record NotForSupport() implements SupportRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case ReasonMissing _ -> "access.support.reason-missing";
            case TicketMissing _ -> "access.support.ticket-missing";
            case UnclearTime _ -> "access.support.unclear-time";
            case NoSuchAccess _ -> "access.support.no-such";
            case NotYours _ -> "access.support.not-yours";
            case NotOneself _ -> "access.support.not-oneself";
            case Over _ -> "access.support.over";
            case NoWorkspace _ -> "access.support.no-workspace";
            case WayGone _ -> "access.support.way-gone";
            case OnlyLooking _ -> "access.support.only-looking";
            case NotForSupport _ -> "access.support.not-for-support";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case ReasonMissing _, TicketMissing _, UnclearTime _ ->
                    HttpStatus.UNPROCESSABLE_CONTENT;
            case NoSuchAccess _ -> HttpStatus.NOT_FOUND;
            case NotYours _, NotOneself _, OnlyLooking _, NotForSupport _ -> HttpStatus.FORBIDDEN;
            case Over _, NoWorkspace _ -> HttpStatus.CONFLICT;
            case WayGone _ -> HttpStatus.GONE;
        };
    }

    @Override
    default List<Object> arguments() {
        return this instanceof UnclearTime(var most) ? List.of(most) : List.of();
    }
}
