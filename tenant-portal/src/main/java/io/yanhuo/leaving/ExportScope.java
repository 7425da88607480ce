package io.yanhuo.leaving;

import io.yanhuo.tenancy.LeftOut;
import io.yanhuo.tenancy.SealedColumn;
import io.yanhuo.tenancy.TenantTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What of a restaurant's schema its owner gets, as the modules have declared it. */
@Component
class ExportScope {
    private final List<LeftOut> leftOut;
    private final List<SealedColumn> sealed;

    ExportScope(List<LeftOut> leftOut, List<SealedColumn> sealed) {
        this.leftOut = leftOut;
        this.sealed = sealed;
    }

    /** A table or column that is not in the export. */
    record Missing(String place, LeftOut.Reason reason) {}

    /** By name; among them places that this schema does not have. */
    List<Missing> missing() {
        return leftOut.stream()
                .flatMap(some ->
                        some.places().stream().map(place -> new Missing(place, some.reason())))
                .sorted(Comparator.comparing(Missing::place))
                .toList();
    }

    /** Empty for a table that is left out as a whole. */
    Optional<ExportedTable> of(TenantTable table) {
        if (isLeftOut(table.name())) return Optional.empty();
        var wanted =
                table.columns().stream()
                        .filter(column -> !isLeftOut(table.name() + "." + column.name()))
                        .toList();
        var columns =
                wanted.stream()
                        .map(column -> ExportedTable.Column.of(column, sealed(table, column)))
                        .toList();
        return Optional.of(
                new ExportedTable(new TenantTable(table.name(), wanted, table.key()), columns));
    }

    private boolean isLeftOut(String place) {
        return leftOut.stream().anyMatch(some -> some.places().contains(place));
    }

    private @Nullable SealedColumn sealed(TenantTable table, TenantTable.Column column) {
        return sealed.stream()
                .filter(some -> !some.platform())
                .filter(some -> some.table().equals(table.name()))
                .filter(some -> some.column().equals(column.name()))
                .findFirst()
                .orElse(null);
    }
}
