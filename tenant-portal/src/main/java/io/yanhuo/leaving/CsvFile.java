package io.yanhuo.leaving;

import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.TenantSnapshot;
import io.yanhuo.tenancy.TenantTable.Type;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A table as RFC 4180 wants it, in UTF-8 with a mark at its beginning by which Excel knows that. A
 * text that a spreadsheet would take for a formula gets an apostrophe in front.
 */
final class CsvFile implements TenantSnapshot.Rows {
    /** East Asian spreadsheets take the wide forms for the narrow ones. */
    private static final String FORMULA = "=+-@＝＋－＠\t\r\n";

    private final ExportedTable table;
    private final PersonalData personal;
    private final Writer out;

    CsvFile(ExportedTable table, PersonalData personal, OutputStream out) throws IOException {
        this.table = table;
        this.personal = personal;
        this.out = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        this.out.write('\uFEFF');
        for (int i = 0; i < table.columns().size(); i++) {
            cell(i, table.columns().get(i).name());
        }
        end();
    }

    @Override
    public void row(@Nullable Object[] values) throws IOException {
        for (int i = 0; i < values.length; i++) {
            var column = table.columns().get(i);
            var text = column.text(values[i], personal);
            cell(i, text != null && column.type() == Type.TEXT ? harmless(text) : text);
        }
        end();
    }

    void flush() throws IOException {
        out.flush();
    }

    static String harmless(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private void cell(int position, @Nullable String text) throws IOException {
        if (position > 0) out.write(',');
        if (text == null) return;
        boolean quoted = text.isEmpty() || text.chars().anyMatch(c -> ",\"\r\n".indexOf(c) >= 0);
        out.write(quoted ? '"' + text.replace("\"", "\"\"") + '"' : text);
    }

    private void end() throws IOException {
        out.write("\r\n");
    }
}
