package io.yanhuo.signup;

import io.yanhuo.tenancy.OperationReached;
import io.yanhuo.tenancy.TenantId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Lets the hands of operations die or fail at chosen points. Death is an Error that nothing
 * catches, with the lease run out; so whoever looks next goes on.
 */
public final class Accident
        implements ApplicationListener<PayloadApplicationEvent<OperationReached>> {
    private final Set<String> deaths = ConcurrentHashMap.newKeySet();
    private final JdbcClient platform;
    private final ConfigurableApplicationContext context;
    private volatile boolean deadly;
    private final Map<String, Runnable> meanwhile = new ConcurrentHashMap<>();
    private volatile String failing = "";

    public Accident(JdbcClient platform, ConfigurableApplicationContext context) {
        this.platform = platform;
        this.context = context;
    }

    public void begin() {
        context.addApplicationListener(this);
    }

    public void end() {
        failing = "";
        deadly = false;
        meanwhile.clear();
        context.getBean(ApplicationEventMulticaster.class).removeApplicationListener(this);
    }

    public void dieOnceAtEveryPoint() {
        deadly = true;
    }

    public void failAt(String step) {
        failing = step;
    }

    /** Something else happens, once, when a hand comes to this point of this restaurant's work. */
    public void meanwhileAt(TenantId tenant, String point, Runnable happens) {
        meanwhile.put(tenant.value() + " " + point, happens);
    }

    private @Nullable Runnable happening(OperationReached reached) {
        if (meanwhile.isEmpty()) return null;
        return platform.sql("SELECT COALESCE(tenant_id, 0) FROM operation WHERE operation_id = ?")
                .param(reached.operationId())
                .query(Long.class)
                .optional()
                .map(tenant ->
                        meanwhile.remove(tenant + " " + reached.step() + " " + reached.point()))
                .orElse(null);
    }

    public Set<String> deaths() {
        return deaths;
    }

    @Override
    public void onApplicationEvent(PayloadApplicationEvent<OperationReached> event) {
        var reached = event.getPayload();
        if (reached.step().isEmpty()) return;
        var happens = happening(reached);
        if (happens != null) happens.run();
        if (reached.step().equals(failing) && reached.point().equals("begun")) expect(reached);
        if (deadly && deaths.add(reached.step() + " " + reached.point())) die(reached);
    }

    /** Thrown where the step itself begins, so that it counts as its failure. */
    private void expect(OperationReached reached) {
        throw new IllegalStateException("made to fail at " + reached.step());
    }

    private void die(OperationReached reached) {
        platform.sql("UPDATE operation SET lease_until = NULL WHERE operation_id = ?")
                .param(reached.operationId())
                .update();
        // A step may have more points than a hand has attempts at it.
        platform.sql(
                        "UPDATE operation_step SET attempts = GREATEST(attempts - 1, 0)"
                                + " WHERE operation_id = ? AND name = ?")
                .params(reached.operationId(), reached.step())
                .update();
        throw new Killed();
    }

    /** What kill -9 looks like from inside: nothing runs any more. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
