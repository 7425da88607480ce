package io.yanhuo.tenancy;

import static java.util.stream.Collectors.joining;

import io.yanhuo.migrations.SchemaName;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Keeps everybody out of a schema, whatever a node remembers: the epoch in its identity row, which
 * each borrow of a connection compares, becomes one that nobody has. Revoking rights would not do:
 * the server lets sessions that are open go on.
 *
 * <p>A slow line may bring a change long after others have gone on. So each names the epochs that
 * it ends, and changes nothing where there is another.
 */
final class Fence {
    /** An epoch that no restaurant ever has. */
    static final long NOBODY = 0;

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final Duration ROLLBACK = Duration.ofSeconds(20);

    /** More than the server keeps a picture, and not in step with others who look as well. */
    private static final int PAUSE = 110;

    private static final int JITTER = 140;
    private static final int GONE = 1094;

    private final DataSource server;
    private final JdbcClient ddl;
    private final SchemaName schema;

    Fence(DataSource server, SchemaName schema) {
        this.server = server;
        this.ddl = JdbcClient.create(server);
        this.schema = schema;
    }

    /** Whom it lets in. */
    long epoch() {
        return ddl.sql("SELECT epoch FROM " + identity()).query(Long.class).single();
    }

    /** From now on nobody gets a connection. */
    void shut(long epoch) {
        change(epoch + 1, epoch);
    }

    /**
     * Work of a later epoch gets one again; however late this comes, of the one before none does.
     */
    void open(long epoch, long later) {
        become(later, epoch, epoch + 1);
    }

    /**
     * From now on only work of this epoch gets one.
     *
     * @throws IllegalStateException if it was at none of those that are to end
     */
    void become(long epoch, long... ending) {
        change(epoch, ending);
        expect(epoch);
    }

    /** The schema says whose it is; never again that it is at an earlier epoch. */
    void identify(TenantId tenant, long epoch) {
        ddl.sql(
                        "INSERT INTO "
                                + identity()
                                + " (tenant_id, epoch) VALUES (?, ?)"
                                + " ON DUPLICATE KEY UPDATE epoch = GREATEST(epoch, VALUES(epoch))")
                .params(tenant.value(), epoch)
                .update();
        expect(epoch);
    }

    private void change(long epoch, long... ending) {
        ddl.sql("UPDATE " + identity() + " SET epoch = ?" + ending(ending)).param(epoch).update();
    }

    private static String ending(long[] epochs) {
        var numbers = LongStream.of(epochs).mapToObj(Long::toString).collect(joining(", "));
        return " WHERE epoch IN (" + numbers + ")";
    }

    private void expect(long epoch) {
        long now = epoch();
        if (now != epoch) throw new IllegalStateException(schema + " is at epoch " + now);
    }

    private String identity() {
        return "`" + schema + "`.tenant_identity";
    }

    /**
     * Waits until what has begun before is over; what takes too long is rolled back.
     *
     * @throws IllegalStateException if that takes too long as well, or this thread is interrupted
     */
    void drain() {
        try {
            awaitNobody();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private void awaitNobody() throws InterruptedException {
        try (var open = OpenTransactions.of(server, schema.value())) {
            long end = System.nanoTime() + PATIENCE.toNanos();
            // Until a picture counts, whoever has a session may have begun before.
            Predicate<Long> suspect = _ -> true;
            while (true) {
                var picture = open.look();
                if (picture.nobody()) return;
                if (picture.fresh()) suspect = picture.working()::contains;
                if (System.nanoTime() > end) break;
                Thread.sleep(PAUSE + ThreadLocalRandom.current().nextInt(JITTER));
            }
            end(open, open.sessions().stream().filter(suspect).toList());
        }
    }

    private void end(OpenTransactions open, List<Long> sessions) throws InterruptedException {
        for (long session : sessions) kill(open, session);
        long end = System.nanoTime() + ROLLBACK.toNanos();
        while (open.sessions().stream().anyMatch(sessions::contains)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException(schema + " is still being rolled back");
            }
            Thread.sleep(20);
        }
    }

    private static void kill(OpenTransactions open, long session) {
        try {
            open.kill(session);
        } catch (DataAccessException e) {
            boolean gone =
                    e.getRootCause() instanceof SQLException sql && sql.getErrorCode() == GONE;
            if (!gone) throw e;
        }
    }
}
