package io.yanhuo.leaving;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_CONTENT;

import io.yanhuo.shared.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Why somebody who leaves does not get what she wants. */
public sealed interface LeavingRefusal extends Refusal {
    /** Never made, of another restaurant, or the link was changed. */
    record NoSuchExport() implements LeavingRefusal {}

    /** It was there; its time is over. */
    record ExportGone() implements LeavingRefusal {}

    record EnoughExports(int most) implements LeavingRefusal {}

    /** For a meal, or for money that is on its way back. */
    record DinersWait() implements LeavingRefusal {}

    /** What was typed is not the name of the restaurant. */
    record OtherName() implements LeavingRefusal {}

    /** It is in another state, somebody was faster, or the time for it is over. */
    record NotNow() implements LeavingRefusal {}

    @Override
    default String code() {
        return switch (this) {
            case NoSuchExport _ -> "leaving.no-such-export";
            case ExportGone _ -> "leaving.export-gone";
            case EnoughExports _ -> "leaving.enough-exports";
            case DinersWait _ -> "leaving.diners-wait";
            case OtherName _ -> "leaving.other-name";
            case NotNow _ -> "leaving.not-now";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchExport _ -> NOT_FOUND;
            case ExportGone _ -> GONE;
            case EnoughExports _ -> TOO_MANY_REQUESTS;
            case DinersWait _, NotNow _ -> CONFLICT;
            case OtherName _ -> UNPROCESSABLE_CONTENT;
        };
    }

    @Override
    default List<Object> arguments() {
        return this instanceof EnoughExports enough ? List.of(enough.most()) : List.of();
    }
}
