package io.yanhuo.shared.web;

import jakarta.servlet.http.HttpServletResponse;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.hibernate.TransactionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/** Why a request ended in an exception: whose fault it is decides what is said and what is kept. */
enum Cause {
    /** Nothing is broken; in a moment it works again. */
    DATABASE_AWAY(HttpServletResponse.SC_SERVICE_UNAVAILABLE),
    /** The database has stopped it, and nothing of it stays. */
    TOO_SLOW(HttpServletResponse.SC_SERVICE_UNAVAILABLE),
    /** Parameters that nobody can read, such as {@code ?%}. */
    NONSENSE(HttpServletResponse.SC_BAD_REQUEST),
    /** The same thing twice in one moment, such as a form that was sent by two tabs. */
    AT_ONCE(HttpServletResponse.SC_CONFLICT),
    OUR_MISTAKE(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);

    /** Class 08 of SQL's states: the connection is not there. */
    private static final String NO_CONNECTION = "08";

    private static final int DUPLICATE = 1062;

    /**
     * Stopped or ended by somebody, over the time that MariaDB or MySQL allows, or waiting too long
     * for a row or a table that somebody else holds.
     */
    private static final Set<Integer> STOPPED = Set.of(1317, 1927, 1969, 3024, 1205);

    /** Two waited for each other, and this one was ended. */
    private static final String DEADLOCK = "40001";

    private final int status;

    Cause(int status) {
        this.status = status;
    }

    static Cause of(Throwable failure) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            if (at instanceof InvalidParameterException) return NONSENSE;
            if (at instanceof SQLException sql && STOPPED.contains(sql.getErrorCode())) {
                return TOO_SLOW;
            }
            if (at instanceof SQLException sql && away(sql)) return DATABASE_AWAY;
            if (at instanceof TransactionException && lost(at.getCause())) return DATABASE_AWAY;
            if (at instanceof SQLException sql && atOnce(sql)) return AT_ONCE;
        }
        return OUR_MISTAKE;
    }

    int status() {
        return status;
    }

    /** A mistake in full; the others in a line, for a thousand requests may bring a thousand. */
    void log(Logger log, String request, Exception failure) {
        switch (this) {
            case DATABASE_AWAY -> log.warn("{}: no database: {}", request, failure.getMessage());
            case TOO_SLOW -> log.warn("{}: took too long: {}", request, failure.getMessage());
            case AT_ONCE -> log.warn("{}: done twice at once", request, failure);
            case NONSENSE -> log.debug("{}: unreadable parameters", request, failure);
            case OUR_MISTAKE -> log.error("{} failed", request, failure);
        }
    }

    private static boolean atOnce(SQLException e) {
        return e.getErrorCode() == DUPLICATE || DEADLOCK.equals(e.getSQLState());
    }

    /**
     * What could not be rolled back, as its connection was thrown away, replaces the reason why;
     * the pool gives that no state.
     */
    private static boolean lost(@Nullable Throwable reason) {
        return reason instanceof SQLException sql && sql.getSQLState() == null;
    }

    private static boolean away(SQLException e) {
        var state = e.getSQLState();
        return e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException
                || (state != null && state.startsWith(NO_CONNECTION));
    }
}
