package io.yanhuo.leaving;

import static org.springframework.http.HttpStatus.GONE;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.TOO_MANY_REQUESTS;

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

    @Override
    default String code() {
        return switch (this) {
            case NoSuchExport _ -> "leaving.no-such-export";
            case ExportGone _ -> "leaving.export-gone";
            case EnoughExports _ -> "leaving.enough-exports";
        };
    }

    @Override
    default HttpStatus status() {
        return switch (this) {
            case NoSuchExport _ -> NOT_FOUND;
            case ExportGone _ -> GONE;
            case EnoughExports _ -> TOO_MANY_REQUESTS;
        };
    }

    @Override
    default List<Object> arguments() {
        return this instanceof EnoughExports enough ? List.of(enough.most()) : List.of();
    }
}
