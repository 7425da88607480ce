package io.yanhuo.tenancy.binlog;

import com.github.shyiko.mysql.binlog.BinaryLogClient;
import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventHeaderV4;
import com.github.shyiko.mysql.binlog.event.QueryEventData;
import com.github.shyiko.mysql.binlog.event.RotateEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.StepFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Puts the entries of a log together to transactions, until one is too late. */
final class LogEvents {
    private final SchemaName schema;
    private final OurRows ours;
    private final Instant moment;
    private final LogReader.Follower follower;
    private final List<RowChange> changes = new ArrayList<>();
    private LogPosition place;
    private LogPosition seen;
    private boolean late;

    LogEvents(
            SchemaName schema,
            OurRows ours,
            LogPosition from,
            Instant moment,
            LogReader.Follower follower) {
        this.schema = schema;
        this.ours = ours;
        this.place = from;
        this.seen = from;
        this.moment = moment;
        this.follower = follower;
    }

    /**
     * @return false: nothing that follows belongs to the moment
     * @throws StepFailure if something stands there that cannot be followed
     */
    boolean take(Event event) {
        EventHeaderV4 header = event.getHeader();
        see(event, header);
        switch (header.getEventType()) {
            case ROTATE -> {
                RotateEventData next = event.getData();
                place = place.at(next.getBinlogFilename(), next.getBinlogPosition());
            }
            case WRITE_ROWS, EXT_WRITE_ROWS -> written(event.getData());
            case UPDATE_ROWS, EXT_UPDATE_ROWS -> changed(event.getData());
            case DELETE_ROWS, EXT_DELETE_ROWS -> deleted(event.getData());
            case XID -> {
                return commit(header);
            }
            case QUERY -> {
                return statement(header, event.getData());
            }
            // Of the log itself, or repeated by what follows.
            case FORMAT_DESCRIPTION,
                    PREVIOUS_GTIDS,
                    MARIADB_GTID_LIST,
                    BINLOG_CHECKPOINT,
                    MARIADB_GTID,
                    GTID,
                    ANONYMOUS_GTID,
                    TABLE_MAP,
                    ANNOTATE_ROWS,
                    ROWS_QUERY,
                    HEARTBEAT,
                    INTVAR,
                    RAND,
                    USER_VAR,
                    STOP -> {}
            case UNKNOWN,
                    START_V3,
                    LOAD,
                    SLAVE,
                    CREATE_FILE,
                    APPEND_BLOCK,
                    EXEC_LOAD,
                    DELETE_FILE,
                    NEW_LOAD,
                    BEGIN_LOAD_QUERY,
                    EXECUTE_LOAD_QUERY,
                    PRE_GA_WRITE_ROWS,
                    PRE_GA_UPDATE_ROWS,
                    PRE_GA_DELETE_ROWS,
                    INCIDENT,
                    IGNORABLE,
                    TRANSACTION_CONTEXT,
                    VIEW_CHANGE,
                    XA_PREPARE,
                    PARTIAL_UPDATE_ROWS_EVENT,
                    TRANSACTION_PAYLOAD ->
                    throw unreadable(header, header.getEventType().name());
        }
        return true;
    }

    private void see(Event event, EventHeaderV4 header) {
        if (event.getData() instanceof RotateEventData next) {
            seen = seen.at(next.getBinlogFilename(), next.getBinlogPosition());
        } else if (header.getNextPosition() > 0) {
            seen = seen.at(seen.file(), header.getNextPosition());
        }
    }

    private boolean statement(EventHeaderV4 header, QueryEventData data) {
        var statement = new LoggedStatement(data.getDatabase(), data.getSql());
        switch (statement.sort(schema)) {
            case BEGIN, ROLLBACK -> changes.clear();
            case COMMIT -> {
                return commit(header);
            }
            case STRUCTURE -> {
                if (late(header)) return false;
                throw new StepFailure("tenancy.failure.log-structure", second(header).toString());
            }
            case SAVEPOINT, ELSEWHERE -> {}
        }
        return true;
    }

    private boolean commit(EventHeaderV4 header) {
        if (late(header)) return false;
        place = place.at(place.file(), header.getNextPosition());
        if (changes.isEmpty()) {
            follower.passed(place);
        } else {
            follower.follow(new LoggedTransaction(second(header), place, List.copyOf(changes)));
            changes.clear();
        }
        return true;
    }

    private void written(WriteRowsEventData rows) {
        ours.table(rows.getTableId())
                .ifPresent(table ->
                        rows.getRows()
                                .forEach(row -> changes.add(new RowChange(table, null, row))));
    }

    private void changed(UpdateRowsEventData rows) {
        ours.table(rows.getTableId())
                .ifPresent(table ->
                        rows.getRows()
                                .forEach(row ->
                                        changes.add(
                                                new RowChange(
                                                        table, row.getKey(), row.getValue()))));
    }

    private void deleted(DeleteRowsEventData rows) {
        ours.table(rows.getTableId())
                .ifPresent(table ->
                        rows.getRows()
                                .forEach(row -> changes.add(new RowChange(table, row, null))));
    }

    private boolean late(EventHeaderV4 header) {
        late = second(header).isAfter(moment);
        return late;
    }

    /**
     * Whether nothing is missing: a connection that closes between two entries looks like the end.
     *
     * @param end of the log, when the reading began
     */
    boolean complete(LogPosition end) {
        return late || !seen.isBefore(end);
    }

    private static Instant second(EventHeaderV4 header) {
        return Instant.ofEpochMilli(header.getTimestamp());
    }

    private static StepFailure unreadable(EventHeaderV4 header, String what) {
        return new StepFailure("tenancy.failure.log-unreadable", what + ", " + second(header));
    }

    /** What the reader of the log tells of its own failures. */
    static StepFailure failed(Exception cause) {
        if (cause instanceof com.github.shyiko.mysql.binlog.network.ServerException said) {
            return new StepFailure("tenancy.failure.log-gone", "" + said.getErrorCode());
        }
        return new StepFailure("tenancy.failure.log-unreadable", cause.getClass().getSimpleName());
    }

    LogPosition place() {
        return place;
    }

    /** Keeps what happens inside of the client from being forgotten there. */
    static final class Watch extends BinaryLogClient.AbstractLifecycleListener {
        private final java.util.function.Consumer<Exception> failed;

        Watch(java.util.function.Consumer<Exception> failed) {
            this.failed = failed;
        }

        @Override
        public void onCommunicationFailure(BinaryLogClient client, Exception cause) {
            failed.accept(cause);
        }

        @Override
        public void onEventDeserializationFailure(BinaryLogClient client, Exception cause) {
            failed.accept(cause);
        }
    }
}
