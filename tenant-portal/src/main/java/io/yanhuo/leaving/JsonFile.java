package io.yanhuo.leaving;

import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.TenantSnapshot;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A table as one array with an object for each row. */
final class JsonFile implements TenantSnapshot.Rows, AutoCloseable {
    private final ExportedTable table;
    private final PersonalData personal;
    private final JsonGenerator json;

    /**
     * @param out is closed in the end
     */
    JsonFile(ExportedTable table, PersonalData personal, JsonMapper mapper, OutputStream out) {
        this.table = table;
        this.personal = personal;
        this.json = mapper.createGenerator(out);
        json.writeStartArray();
    }

    @Override
    public void row(@Nullable Object[] values) {
        json.writeRaw('\n');
        json.writeStartObject();
        for (int i = 0; i < values.length; i++) {
            var column = table.columns().get(i);
            json.writeName(column.name());
            value(column, column.text(values[i], personal));
        }
        json.writeEndObject();
    }

    private void value(ExportedTable.Column column, @Nullable String text) {
        if (text == null) {
            json.writeNull();
            return;
        }
        switch (column.type()) {
            case NUMBER -> json.writeNumber(text);
            case FLAG -> json.writeBoolean(Boolean.parseBoolean(text));
            case TEXT, MOMENT, DAY, BYTES -> json.writeString(text);
        }
    }

    @Override
    public void close() {
        json.writeEndArray();
        json.close();
    }
}
