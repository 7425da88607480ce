package io.yanhuo.tenancy;

import io.yanhuo.migrations.StructureDiffers;
import io.yanhuo.shared.Refused;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Why a step failed, in words that hold no secret: messages of servers and drivers repeat
 * statements, so none is ever kept.
 *
 * @param code key of the text for people; {@code detail} is its {@code {0}}
 */
public record StepError(String code, String detail) {
    private static final int LONGEST = 500;

    static final StepError DIED = new StepError("tenancy.failure.died", "");

    static StepError of(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            var known = known(cause);
            if (known != null) return known;
        }
        return new StepError("tenancy.failure.unexpected", where(failure));
    }

    private static @Nullable StepError known(Throwable cause) {
        return switch (cause) {
            case Refused refused ->
                    new StepError("tenancy.failure.refused", refused.refusal().code());
            case NoLongerWanted why -> new StepError(why.code(), "");
            case StepFailure failure -> new StepError(failure.code(), failure.detail());
            case StructureDiffers e -> new StepError("tenancy.failure.structure", e.difference());
            case SQLTransientConnectionException _, SQLNonTransientConnectionException _ ->
                    new StepError("tenancy.failure.unreachable", "");
            case SQLException e -> new StepError("tenancy.failure.database", "" + e.getErrorCode());
            default -> null;
        };
    }

    /** Enough for a maintainer to find the line; the log has the rest. */
    private static String where(Throwable failure) {
        var root = failure;
        while (root.getCause() != null) root = root.getCause();
        var ours =
                Arrays.stream(root.getStackTrace())
                        .filter(frame -> frame.getClassName().startsWith("io.yanhuo."))
                        .findFirst()
                        .map(frame ->
                                " (" + frame.getFileName() + ":" + frame.getLineNumber() + ")")
                        .orElse("");
        return root.getClass().getSimpleName() + ours;
    }

    static @Nullable StepError read(@Nullable String stored) {
        if (stored == null) return null;
        var parts = stored.split("\\|", 2);
        return new StepError(parts[0], parts.length > 1 ? parts[1] : "");
    }

    String stored() {
        var text = code + "|" + detail;
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
    }
}
