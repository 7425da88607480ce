package io.yanhuo.tenancy.binlog;

import com.github.shyiko.mysql.binlog.event.DeleteRowsEventData;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.TableMapEventData;
import com.github.shyiko.mysql.binlog.event.UpdateRowsEventData;
import com.github.shyiko.mysql.binlog.event.WriteRowsEventData;
import com.github.shyiko.mysql.binlog.event.deserialization.DeleteRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer.CompatibilityMode;
import com.github.shyiko.mysql.binlog.event.deserialization.TableMapEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.UpdateRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.event.deserialization.WriteRowsEventDataDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import io.yanhuo.migrations.SchemaName;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one schema among those of all; the rows of the others are not even looked at. */
final class OurRows {
    private static final int NUMBER = 6;

    private final Map<Long, TableMapEventData> tables = new HashMap<>();
    private final SchemaName schema;

    OurRows(SchemaName schema) {
        this.schema = schema;
    }

    /** The table with this number, if it is one of ours. */
    Optional<String> table(long number) {
        return Optional.ofNullable(tables.get(number)).map(TableMapEventData::getTable);
    }

    private boolean ours(TableMapEventData table) {
        return table.getDatabase().equals(schema.value());
    }

    /** Text and bytes come as bytes, moments as microseconds: nothing is lost on the way. */
    EventDeserializer deserializer() {
        var all = new EventDeserializer();
        all.setEventDataDeserializer(EventType.TABLE_MAP, new Tables());
        all.setEventDataDeserializer(EventType.WRITE_ROWS, new Written());
        all.setEventDataDeserializer(EventType.UPDATE_ROWS, new Changed());
        all.setEventDataDeserializer(EventType.DELETE_ROWS, new Deleted());
        all.setEventDataDeserializer(
                EventType.EXT_WRITE_ROWS, new Written().setMayContainExtraInformation(true));
        all.setEventDataDeserializer(
                EventType.EXT_UPDATE_ROWS, new Changed().setMayContainExtraInformation(true));
        all.setEventDataDeserializer(
                EventType.EXT_DELETE_ROWS, new Deleted().setMayContainExtraInformation(true));
        all.setCompatibilityMode(
                CompatibilityMode.DATE_AND_TIME_AS_LONG_MICRO,
                CompatibilityMode.INVALID_DATE_AND_TIME_AS_MIN_VALUE,
                CompatibilityMode.CHAR_AND_BINARY_AS_BYTE_ARRAY);
        return all;
    }

    private final class Tables extends TableMapEventDataDeserializer {
        @Override
        public TableMapEventData deserialize(ByteArrayInputStream in) throws IOException {
            var table = super.deserialize(in);
            // A log of days names each table of each restaurant, again and again.
            if (ours(table)) tables.put(table.getTableId(), table);
            else tables.remove(table.getTableId());
            return table;
        }
    }

    private boolean foreign(byte[] event) throws IOException {
        return !tables.containsKey(new ByteArrayInputStream(event).readLong(NUMBER));
    }

    private final class Written extends WriteRowsEventDataDeserializer {
        Written() {
            super(tables);
        }

        @Override
        public WriteRowsEventData deserialize(ByteArrayInputStream in) throws IOException {
            var event = in.read(in.available());
            if (!foreign(event)) return super.deserialize(new ByteArrayInputStream(event));
            var nothing = new WriteRowsEventData();
            nothing.setRows(List.of());
            return nothing;
        }
    }

    private final class Changed extends UpdateRowsEventDataDeserializer {
        Changed() {
            super(tables);
        }

        @Override
        public UpdateRowsEventData deserialize(ByteArrayInputStream in) throws IOException {
            var event = in.read(in.available());
            if (!foreign(event)) return super.deserialize(new ByteArrayInputStream(event));
            var nothing = new UpdateRowsEventData();
            nothing.setRows(List.of());
            return nothing;
        }
    }

    private final class Deleted extends DeleteRowsEventDataDeserializer {
        Deleted() {
            super(tables);
        }

        @Override
        public DeleteRowsEventData deserialize(ByteArrayInputStream in) throws IOException {
            var event = in.read(in.available());
            if (!foreign(event)) return super.deserialize(new ByteArrayInputStream(event));
            var nothing = new DeleteRowsEventData();
            nothing.setRows(List.of());
            return nothing;
        }
    }
}
