package io.yanhuo.tenancy;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Ends what requests have begun and do not finish: many statements of which none is too long by
 * itself, one that the server does not cut, or a transaction that stays open beside other work. The
 * server closes such a session and rolls it back wholly; the restaurant's own account may ask for
 * that.
 */
@Component
class OverdueTransactions implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(OverdueTransactions.class);
    private static final Duration EVERY = Duration.ofMillis(500);

    private final TimeLimits limits;
    private final DatabaseSettings settings;
    private final TenantPassword passwords;
    private final Map<Connection, Lent> lent = new ConcurrentHashMap<>();
    private volatile boolean running;

    OverdueTransactions(TimeLimits limits, DatabaseSettings settings, TenantPassword passwords) {
        this.limits = limits;
        this.settings = settings;
        this.passwords = passwords;
    }

    /** A connection in the hands of a request. */
    private static final class Lent {
        private final TenantScope scope;
        private final long session;
        private final long since = System.nanoTime();
        private boolean over;
        private boolean killed;

        Lent(TenantScope scope, long session) {
            this.scope = scope;
            this.session = session;
        }
    }

    /** From now on it is watched, if it is a request's. */
    void begin(Connection connection, TenantScope scope) throws SQLException {
        if (Urgency.current() == Urgency.UNHURRIED) return;
        long session = connection.unwrap(JdbcConnection.class).getSession().getThreadId();
        lent.put(connection, new Lent(scope, session));
    }

    /** Whether the server has closed it, so that nobody may get it again. */
    boolean end(Connection connection) {
        var transaction = lent.remove(connection);
        if (transaction == null) return false;
        synchronized (transaction) {
            transaction.over = true;
            return transaction.killed;
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("overdue-transactions").start(this::watch);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void watch() {
        try {
            while (running) {
                Thread.sleep(EVERY);
                lent.values().forEach(this::look);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(Lent transaction) {
        long age = System.nanoTime() - transaction.since;
        if (age < limits.transaction().toNanos()) return;
        // Whoever gives it back waits: the session must not be somebody else's when it is closed.
        synchronized (transaction) {
            if (transaction.over || transaction.killed) return;
            transaction.killed = true;
            kill(transaction);
        }
    }

    private void kill(Lent transaction) {
        var scope = transaction.scope;
        LOG.warn(
                "restaurant {}: a request's transaction takes over {}, and is ended",
                scope.tenant(),
                limits.transaction());
        try (var own = connect(scope);
                var statement = own.createStatement()) {
            statement.execute("KILL CONNECTION " + transaction.session);
        } catch (SQLException | RuntimeException e) {
            // The others are still to be looked at.
            LOG.warn("restaurant {}: could not be ended", scope.tenant(), e);
        }
    }

    private Connection connect(TenantScope scope) throws SQLException {
        var schema = scope.schema().value();
        var url = DatabaseUrl.of(settings, settings.addressOf(scope.cluster()), schema);
        return DriverManager.getConnection(url, schema, passwords.of(scope.schema()));
    }
}
