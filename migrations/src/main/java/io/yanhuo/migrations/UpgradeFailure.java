package io.yanhuo.migrations;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;
import java.util.function.Predicate;

/** A restaurant's schema could not be brought to a release. */
final class UpgradeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final int SHUTTING_DOWN = 1053;

    /** Too many connections, waited too long for a lock, a deadlock. */
    private static final Set<Integer> PASSES = Set.of(1040, 1205, 1213);

    private final boolean passes;

    private UpgradeFailure(SQLException cause, boolean passes) {
        super(cause.getMessage(), cause);
        this.passes = passes;
    }

    static UpgradeFailure of(SQLException cause) {
        return new UpgradeFailure(cause, passes(cause));
    }

    /** Whether it may well succeed in a while, without anybody doing anything. */
    boolean passes() {
        return passes;
    }

    /** Whether nobody knows what became of the statement. */
    static boolean lost(SQLException failure) {
        return any(failure, UpgradeFailure::isLost);
    }

    static boolean passes(Throwable failure) {
        return any(
                failure,
                cause ->
                        isLost(cause)
                                || cause instanceof SQLTransientException
                                || cause instanceof SQLException sql
                                        && PASSES.contains(sql.getErrorCode()));
    }

    private static boolean isLost(Throwable cause) {
        return cause instanceof SQLRecoverableException
                || cause instanceof SQLNonTransientConnectionException
                || cause instanceof SQLException sql && sql.getErrorCode() == SHUTTING_DOWN;
    }

    private static boolean any(Throwable failure, Predicate<Throwable> what) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (what.test(cause)) return true;
        }
        return false;
    }
}
