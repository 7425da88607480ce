package io.yanhuo.tenancy.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.Event;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.StepFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads, as a replica would, what a server's log says of one schema. */
final class LogReader {
    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);

    private final LogServer server;
    private final SchemaName schema;
    private @Nullable RuntimeException failure;

    LogReader(LogServer server, SchemaName schema) {
        this.server = server;
        this.schema = schema;
    }

    /** Is told what happened, in the order in which it happened. */
    interface Follower {
        void follow(LoggedTransaction transaction);

        /** Others' transactions lie behind this place, too. */
        void passed(LogPosition place);
    }

    /**
     * From this place to the end of the moment's second, or of the log.
     *
     * @param end where the log ended when this began
     * @return how far it has come
     * @throws StepFailure if the log is gone, or holds what cannot be followed
     */
    LogPosition read(LogPosition from, LogPosition end, Instant moment, Follower follower) {
        var ours = new OurRows(schema);
        var events = new LogEvents(schema, ours, from, moment, follower);
        var client = server.client();
        client.setBinlogFilename(from.file());
        client.setBinlogPosition(from.offset());
        client.setEventDeserializer(ours.deserializer());
        client.registerLifecycleListener(
                new LogEvents.Watch(cause -> fail(client, LogEvents.failed(cause))));
        client.registerEventListener(event -> take(client, events, event));
        try {
            client.connect();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (failure != null) throw failure;
        if (!events.complete(end)) throw new StepFailure("tenancy.failure.log-cut", "");
        return events.place();
    }

    /** The client would only note in its log what is thrown here. */
    private void take(BinaryLogClient client, LogEvents events, Event event) {
        if (failure != null) return;
        try {
            if (!events.take(event)) end(client);
        } catch (RuntimeException e) {
            fail(client, e);
        }
    }

    private void fail(BinaryLogClient client, RuntimeException cause) {
        if (failure == null) failure = cause;
        end(client);
    }

    private static void end(BinaryLogClient client) {
        try {
            client.disconnect();
        } catch (IOException e) {
            LOG.debug("the log's server was gone already", e);
        }
    }
}
