package io.yanhuo.isolation;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes one restaurant's queries slow after another's: for a moment its orders and dishes are held,
 * and whoever asks for them waits with a connection in hand.
 */
final class HeldTables implements AutoCloseable {
    private static final long MOMENT = Duration.ofMillis(300).toNanos();

    private final List<String> schemas;
    private final AtomicInteger times = new AtomicInteger();
    private final Rows administrator;
    private final Thread thread;

    HeldTables(List<String> schemas) throws SQLException {
        this.schemas = schemas;
        this.administrator = new Rows();
        this.thread = Thread.ofPlatform().daemon().start(this::hold);
    }

    private void hold() {
        while (!Thread.currentThread().isInterrupted()) {
            var schema = schemas.get(ThreadLocalRandom.current().nextInt(schemas.size()));
            administrator.run(
                    "LOCK TABLES `%1$s`.orders WRITE, `%1$s`.dish WRITE".formatted(schema));
            LockSupport.parkNanos(MOMENT);
            administrator.run("UNLOCK TABLES");
            times.incrementAndGet();
        }
    }

    int times() {
        return times.get();
    }

    @Override
    public void close() throws SQLException, InterruptedException {
        thread.interrupt();
        thread.join();
        administrator.close();
    }
}
