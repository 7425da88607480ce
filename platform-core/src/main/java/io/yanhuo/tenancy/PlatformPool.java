package io.yanhuo.tenancy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.migrations.PlatformSchema;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * The connections to the platform's schema. Work for a restaurant may have so many of them at once
 * as are its share; work for nobody, such as registers, jobs and operators, as many as there are.
 */
final class PlatformPool extends HikariDataSource {
    /**
     * So long the server waits for the next statement of a session. Whatever a node has locked that
     * lost its power, or its line, is free after that; the usual limit is eight hours.
     */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final FairShares shares;

    /** How many the thread holds: who holds one never waits for its turn at the next. */
    private final ThreadLocal<AtomicInteger> held = ThreadLocal.withInitial(AtomicInteger::new);

    private PlatformPool(HikariConfig config, FairShares shares) {
        super(config);
        this.shares = shares;
    }

    static PlatformPool open(DatabaseSettings settings, MeterRegistry meters) {
        var config = new HikariConfig();
        config.setPoolName("platform");
        config.setJdbcUrl(DatabaseUrl.of(settings, settings.address(), PlatformSchema.NAME));
        config.setUsername("yanhuo_platform");
        config.setPassword(settings.platformPassword());
        config.setMaximumPoolSize(settings.platformConnections());
        config.setMinimumIdle(1);
        config.setConnectionTimeout(5_000);
        config.setConnectionInitSql(
                "SET wait_timeout=" + SILENCE.toSeconds() + ", " + SessionLimits.ISOLATION);
        // The driver has to know as well: it sends what a transaction asks for only if that differs
        // from what it believes, which it read from the server once.
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        config.setKeepaliveTime(TenantPool.SIGN_OF_LIFE.toMillis());
        config.setMetricRegistry(meters);
        return new PlatformPool(config, new FairShares(settings.platformShare()));
    }

    /** Who waits for it, or holds it, keeps no other restaurant from the rest. */
    boolean usedUp(TenantId tenant) {
        return shares.of(tenant).usedUp();
    }

    @Override
    public Connection getConnection() throws SQLException {
        var mine = held.get();
        var turn = take(mine.get() > 0);
        try {
            var connection = super.getConnection();
            mine.incrementAndGet();
            return lent(
                    connection,
                    () -> {
                        mine.decrementAndGet();
                        turn.run();
                    });
        } catch (SQLException | RuntimeException e) {
            turn.run();
            throw e;
        }
    }

    /**
     * @return how it is given back
     */
    private Runnable take(boolean oneMore) {
        if (!TenantScope.bound()) return () -> {};
        var share = shares.of(TenantScope.current().tenant());
        int turn = oneMore ? share.takeOneMore() : share.take();
        return () -> share.giveBack(turn);
    }

    private static Connection lent(Connection connection, Runnable giveBack) {
        return (Connection)
                Proxy.newProxyInstance(
                        PlatformPool.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        new Lent(connection, giveBack));
    }

    /** Gives its turn back when it is closed, once, by whichever thread. */
    private static final class Lent implements InvocationHandler {
        private final Connection connection;
        private final Runnable giveBack;
        private final AtomicBoolean closed = new AtomicBoolean();

        Lent(Connection connection, Runnable giveBack) {
            this.connection = connection;
            this.giveBack = giveBack;
        }

        @Override
        public @Nullable Object invoke(
                Object proxy, Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            return switch (method.getName()) {
                case "close" -> close();
                case "equals" -> arguments != null && arguments[0] == proxy;
                case "hashCode" -> System.identityHashCode(proxy);
                default -> pass(method, arguments);
            };
        }

        private @Nullable Object close() throws SQLException {
            try {
                connection.close();
            } finally {
                if (closed.compareAndSet(false, true)) giveBack.run();
            }
            return null;
        }

        private @Nullable Object pass(Method method, @Nullable Object @Nullable [] arguments)
                throws Throwable {
            try {
                return method.invoke(connection, arguments);
            } catch (InvocationTargetException e) {
                throw e.getTargetException();
            }
        }
    }
}
