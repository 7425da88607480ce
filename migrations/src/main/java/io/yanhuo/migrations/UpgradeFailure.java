package io.yanhuo.migrations;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientException;
import java.util.Set;

/** A restaurant's schema could not be brought to a release. */
final class UpgradeFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Too many connections, shutting down, waited too long for a lock, a deadlock. */
    private static final Set<Integer> PASSES = Set.of(1040, 1053, 1205, 1213);

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

    private static boolean passes(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException
                    || cause instanceof SQLRecoverableException
                    || cause instanceof SQLNonTransientConnectionException
                    || cause instanceof SQLException sql && PASSES.contains(sql.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
