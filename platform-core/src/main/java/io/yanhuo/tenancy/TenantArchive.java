package io.yanhuo.tenancy;

import io.yanhuo.tenancy.TenantTable.Type;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole schema as text, as it lies in the database: a line for each table with its structure, a
 * line for each row, and a line with the sum of both. Sealed values stay sealed.
 */
@Component
class TenantArchive {
    private static final String NO_SUCH_END = "the archive ends in the middle of a table";

    private final JsonMapper json;

    TenantArchive(JsonMapper json) {
        this.json = json;
    }

    /** Begins a table. */
    record Head(TenantTable table, String structure) {}

    /** Takes what an archive holds, table by table. */
    interface Reader {
        /** Returns what takes the rows of this table. */
        TenantSnapshot.Rows begin(Head head);

        void end(Head head);
    }

    /**
     * @param between is called after each table
     * @return the sum of each table by its name
     */
    Map<String, TableSum> write(OutputStream out, TenantSnapshot snapshot, Runnable between)
            throws IOException {
        var sums = new LinkedHashMap<String, TableSum>();
        var packed = new GZIPOutputStream(out);
        var lines = new BufferedWriter(new OutputStreamWriter(packed, StandardCharsets.UTF_8));
        for (var table : snapshot.tables()) {
            line(lines, new Head(table, snapshot.structure(table.name())));
            var counting = new TableSum.Counting();
            snapshot.read(
                    table,
                    values -> {
                        counting.row(values);
                        line(lines, written(values));
                    });
            var sum = counting.sum();
            sums.put(table.name(), sum);
            lines.write('\n');
            line(lines, sum);
            between.run();
        }
        lines.flush();
        packed.finish();
        return sums;
    }

    /**
     * @throws StepFailure if it is not what was written
     */
    Map<String, TableSum> read(InputStream in, Reader reader) throws IOException {
        var sums = new LinkedHashMap<String, TableSum>();
        var unpacked = new GZIPInputStream(in);
        var lines = new BufferedReader(new InputStreamReader(unpacked, StandardCharsets.UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            var head = json.readValue(line, Head.class);
            sums.put(head.table().name(), readTable(head, lines, reader));
        }
        return sums;
    }

    /** Reads it to the end, for its sums alone. */
    Map<String, TableSum> sums(InputStream in) throws IOException {
        return read(
                in,
                new Reader() {
                    @Override
                    public TenantSnapshot.Rows begin(Head head) {
                        return _ -> {};
                    }

                    @Override
                    public void end(Head head) {}
                });
    }

    /** The same of what is in the database. */
    static Map<String, TableSum> sums(TenantSnapshot snapshot) {
        var sums = new LinkedHashMap<String, TableSum>();
        for (var table : snapshot.tables()) {
            var counting = new TableSum.Counting();
            snapshot.read(table, counting);
            sums.put(table.name(), counting.sum());
        }
        return sums;
    }

    private TableSum readTable(Head head, BufferedReader lines, Reader reader) throws IOException {
        var rows = reader.begin(head);
        var counting = new TableSum.Counting();
        for (var line = next(lines); !line.isEmpty(); line = next(lines)) {
            var values = read(head.table(), json.readValue(line, String[].class));
            counting.row(values);
            rows.row(values);
        }
        reader.end(head);
        var sum = json.readValue(next(lines), TableSum.class);
        if (!sum.equals(counting.sum())) {
            throw new StepFailure("tenancy.failure.archive-differs", head.table().name());
        }
        return sum;
    }

    private static String next(BufferedReader lines) throws IOException {
        var line = lines.readLine();
        if (line == null) throw new IOException(NO_SUCH_END);
        return line;
    }

    private void line(Writer out, Object value) throws IOException {
        out.write(json.writeValueAsString(value));
        out.write('\n');
    }

    private static ArrayList<@Nullable String> written(@Nullable Object[] values) {
        var row = new ArrayList<@Nullable String>();
        for (var value : values) {
            if (value instanceof byte[] raw) row.add(Base64.getEncoder().encodeToString(raw));
            else row.add((String) value);
        }
        return row;
    }

    private static @Nullable Object[] read(TenantTable table, @Nullable String[] row) {
        var values = new @Nullable Object[row.length];
        for (int i = 0; i < row.length; i++) {
            var text = row[i];
            boolean bytes = table.columns().get(i).type() == Type.BYTES;
            values[i] = text != null && bytes ? Base64.getDecoder().decode(text) : text;
        }
        return values;
    }
}
