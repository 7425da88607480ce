package io.yanhuo.tenancy;

import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** Operations that leave a trace of what happens to them. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "yanhuo.operations.lease=3s",
            "yanhuo.operations.every=100ms",
            "yanhuo.operations.pause=10ms",
            "yanhuo.operations.attempts=3"
        })
@ContextConfiguration(initializers = TestTenants.class)
@Import(Moving.class)
abstract class OperationScene {
    /** Three deaths take as many leases. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @Autowired Operations operations;
    @Autowired OperationWorker worker;
    @Autowired Leases leases;
    @Autowired OperationTools tools;
    @Autowired OperationSettings settings;
    @Autowired OperationKinds kinds;
    @Autowired Moving moving;
    @Autowired JdbcClient platform;
    @Autowired DataSource source;
    @Autowired Clock clock;

    @BeforeEach
    void an_empty_house() {
        moving.clear();
    }

    Operation nobodys(String id) {
        var now = clock.instant();
        return new Operation(id, "NOBODYS", id, null, Operation.State.PENDING, now, null);
    }

    Operation start() {
        return operations.start("MOVE-HOUSE", fresh(), null, new Moving.Order("piano"));
    }

    static String fresh() {
        return RandomId.ofLength(20);
    }

    void reached(Operation operation, Operation.State state) {
        await().atMost(PATIENCE).until(() -> state(operation) == state);
    }

    Operation.State state(Operation operation) {
        return operations.find(operation.id()).orElseThrow().state();
    }

    OperationWork work(Operation operation, Lease lease) {
        return new OperationWork(operation, lease, "pack", tools, new AtomicBoolean());
    }

    Lease leaseOf(Operation operation) {
        return platform.sql("SELECT fence FROM operation WHERE operation_id = ?")
                .param(operation.id())
                .query((row, _) -> new Lease(operation.id(), "older", row.getLong(1)))
                .single();
    }
}
