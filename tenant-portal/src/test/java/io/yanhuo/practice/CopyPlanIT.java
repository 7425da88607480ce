package io.yanhuo.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.PortalTest;
import io.yanhuo.tenancy.SealedColumn;
import io.yanhuo.tenancy.TestTenant;
import java.sql.SQLException;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Whoever adds a table says whether it goes into practice copies; nothing personal ever does. */
@PortalTest
class CopyPlanIT {
    private final TestTenant tenants;
    private final List<SealedColumn> sealed;

    CopyPlanIT(TestTenant tenants, List<SealedColumn> sealed) {
        this.tenants = tenants;
        this.sealed = sealed;
    }

    @Test
    void every_table_of_a_restaurant_is_copied_or_left() {
        var classified = new TreeSet<>(CopyPlan.LEFT);
        for (var copied : CopyPlan.COPIED) {
            assertThat(classified.add(copied.table())).as(copied.table() + " once").isTrue();
        }
        // Where a schema comes from a template, the changelog is a copy, and called so.
        var here = new TreeSet<>(tables());
        here.add("copied_changelog");
        here.add("DATABASECHANGELOG");
        // Only the release that follows has it, in tests of two releases side by side.
        here.remove("dish_tag");

        assertThat(here).isEqualTo(classified);
    }

    @Test
    void no_sealed_column_is_copied() {
        var copied = CopyPlan.COPIED.stream().map(CopyPlan.Copied::table).toList();

        assertThat(sealed).isNotEmpty();
        assertThat(sealed)
                .filteredOn(column -> !column.platform())
                .extracting(SealedColumn::table)
                .doesNotContainAnyElementsOf(copied);
    }

    @Test
    void what_stands_anew_in_the_copy_is_a_column() {
        var schema = tenants.create("plan").schema().value();
        for (var copied : CopyPlan.COPIED) {
            assertThat(
                            asked(
                                    "SELECT column_name FROM information_schema.columns"
                                            + " WHERE table_schema = ? AND table_name = ?",
                                    schema,
                                    copied.table()))
                    .containsAll(copied.anew().keySet());
        }
    }

    private List<String> tables() {
        return asked(
                "SELECT table_name FROM information_schema.tables WHERE table_schema = ?",
                tenants.create("plan").schema().value());
    }

    private static List<String> asked(String sql, Object... values) {
        try (var connection = TestDatabase.shared().administrator()) {
            return JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql(sql)
                    .params(values)
                    .query(String.class)
                    .list();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
