package io.yanhuo;

import java.util.ArrayList;
import java.util.List;
import org.hibernate.cfg.JdbcSettings;
import org.hibernate.resource.jdbc.spi.StatementInspector;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.orm.jpa.LocalContainerEntityManagerFactoryBean;

/**
 * Counts the statements for restaurants' schemas that a test itself causes. Whatever timers and
 * outboxes do meanwhile happens in threads of their own.
 */
public final class Statements implements StatementInspector {
    private static final long serialVersionUID = 1L;

    private static final ThreadLocal<Long> SENT = ThreadLocal.withInitial(() -> 0L);

    private static final ThreadLocal<List<String>> NOTED = new ThreadLocal<>();

    private Statements() {}

    /** Work that a test wants counted. */
    @FunctionalInterface
    public interface Work<X extends Exception> {
        void run() throws X;
    }

    /** How many statements the work takes in this thread. */
    public static <X extends Exception> long of(Work<X> work) throws X {
        long before = SENT.get();
        work.run();
        return SENT.get() - before;
    }

    /** Prepares what it needs, and counts. */
    @FunctionalInterface
    public interface Count<X extends Exception> {
        long take() throws X;
    }

    /**
     * What it takes as a rule: what is remembered for a second or two may be forgotten before it is
     * used, when the machine is busy.
     */
    public static <X extends Exception> long leastOfFive(Count<X> count) throws X {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) least = Math.min(least, count.take());
        return least;
    }

    /** From now on the texts of this thread's statements go into a list, which grows. */
    public static List<String> startNoting() {
        var noted = new ArrayList<String>();
        NOTED.set(noted);
        return noted;
    }

    /** Also one that Hibernate does not see. */
    public static void note(String sql) {
        var noted = NOTED.get();
        if (noted != null) noted.add(sql);
    }

    @Override
    public String inspect(String sql) {
        SENT.set(SENT.get() + 1);
        note(sql);
        return sql;
    }

    static BeanPostProcessor counted() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessBeforeInitialization(Object bean, String name) {
                if (bean instanceof LocalContainerEntityManagerFactoryBean factory) {
                    factory.getJpaPropertyMap()
                            .put(JdbcSettings.STATEMENT_INSPECTOR, new Statements());
                }
                return bean;
            }
        };
    }
}
