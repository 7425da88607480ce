package io.yanhuo.migrations;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Counts the connections that are opened and what is sent on them, and can have the process die in
 * a statement of them.
 */
final class CountedConnections extends DelegatingDataSource {
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger sent = new AtomicInteger();
    private volatile String deadly = "";
    private volatile boolean died;

    CountedConnections(DataSource target) {
        super(target);
    }

    /** What is thrown where a process ends: nobody records anything any more. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    int opened() {
        return opened.get();
    }

    int sent() {
        return sent.get();
    }

    /**
     * From now on whoever sends such a statement dies right before it is sent.
     *
     * @param statement a part of it; empty for nobody
     */
    void dieAt(String statement) {
        deadly = statement;
        died = false;
    }

    /** Since it was last said at what. */
    boolean died() {
        return died;
    }

    Connection uncounted() throws SQLException {
        return super.getConnection();
    }

    @Override
    public Connection getConnection() throws SQLException {
        opened.incrementAndGet();
        return watched(super.getConnection(), Connection.class);
    }

    @SuppressWarnings("unchecked")
    private <T> T watched(T target, Class<T> type) {
        return (T)
                Proxy.newProxyInstance(
                        type.getClassLoader(),
                        new Class<?>[] {type},
                        (_, method, arguments) -> {
                            for (var each : arguments == null ? new Object[0] : arguments) {
                                if (each instanceof String sql && deadly(sql)) throw new Death();
                            }
                            if (method.getName().startsWith("execute")) sent.incrementAndGet();
                            try {
                                var answer = method.invoke(target, arguments);
                                return switch (answer) {
                                    case java.sql.CallableStatement call -> call;
                                    case java.sql.PreparedStatement statement ->
                                            watched(statement, java.sql.PreparedStatement.class);
                                    case java.sql.Statement statement ->
                                            watched(statement, java.sql.Statement.class);
                                    case null, default -> answer;
                                };
                            } catch (InvocationTargetException e) {
                                throw e.getCause();
                            }
                        });
    }

    private boolean deadly(String sql) {
        if (deadly.isEmpty() || !sql.contains(deadly)) return false;
        died = true;
        return true;
    }
}
