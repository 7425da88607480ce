package io.yanhuo.leaving;

import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.SealedColumn;
import io.yanhuo.tenancy.TenantTable;
import io.yanhuo.tenancy.TenantTable.Type;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table as its owner gets it: readable, without what is left out.
 *
 * @param source what is read of it
 * @param columns in the same order
 */
record ExportedTable(TenantTable source, List<Column> columns) {
    private static final String SEALED = "_cipher";

    /**
     * @param sealed where its values were sealed; null if they were not
     */
    record Column(String name, Type type, @Nullable SealedColumn sealed) {
        static Column of(TenantTable.Column column, @Nullable SealedColumn sealed) {
            if (sealed == null) return new Column(column.name(), column.type(), null);
            var name = column.name();
            boolean marked = name.endsWith(SEALED);
            var readable = marked ? name.substring(0, name.length() - SEALED.length()) : name;
            return new Column(readable, Type.TEXT, sealed);
        }

        /** What a person reads; null where there is nothing. */
        @Nullable String text(@Nullable Object value, PersonalData personal) {
            if (value == null) return null;
            if (sealed != null) {
                return personal.decrypt((byte[]) value, sealed.table(), sealed.place());
            }
            return switch (type) {
                case BYTES -> Base64.getEncoder().encodeToString((byte[]) value);
                case MOMENT -> value.toString().replace(' ', 'T') + "Z";
                case FLAG -> value.equals("0") ? "false" : "true";
                case TEXT, NUMBER, DAY -> value.toString();
            };
        }
    }

    String name() {
        return source.name();
    }
}
