package io.yanhuo.migrations;

import java.sql.SQLException;
import java.util.Set;
import liquibase.Contexts;
import liquibase.LabelExpression;
import liquibase.Liquibase;
import liquibase.exception.LiquibaseException;

/**
 * What an update leaves behind whose process was killed: Liquibase's lock, for which the next one
 * would wait in vain, and perhaps one statement that is done and not recorded. Only one who holds
 * our own {@link ServerLock} may conclude that from the lock.
 */
final class CutOff {
    /** Table, column, key or row is there already; column or key is gone already. */
    private static final Set<Integer> DONE_ALREADY = Set.of(1050, 1060, 1061, 1062, 1091);

    private CutOff() {}

    static boolean found(Liquibase liquibase) throws LiquibaseException {
        return liquibase.listLocks().length > 0;
    }

    /** Each changeset is one statement, so only the next one can be done and not recorded. */
    static void goOn(Liquibase liquibase) throws LiquibaseException {
        liquibase.forceReleaseLocks();
        try {
            liquibase.update(1, new Contexts(), new LabelExpression());
        } catch (LiquibaseException e) {
            if (!doneAlready(e)) throw e;
            liquibase.markNextChangeSetRan(new Contexts(), new LabelExpression());
        }
    }

    static boolean doneAlready(Throwable failure) {
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException e && DONE_ALREADY.contains(e.getErrorCode())) {
                return true;
            }
        }
        return false;
    }
}
