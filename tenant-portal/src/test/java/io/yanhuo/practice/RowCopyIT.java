package io.yanhuo.practice;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.menu.Menu;
import io.yanhuo.tenancy.TestTenant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** While the fleet is brought to the next release one of two restaurants may be there already. */
class RowCopyIT extends PracticeScene {
    @Autowired RowCopy copier;
    @Autowired Menu menu;
    @Autowired TestTenant testTenants;

    @Test
    void a_copy_that_lacks_a_column_and_a_table_gets_everything_else() {
        var older = testTenants.create("older");
        platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                .params(real.id().value(), older.id().value())
                .update();
        var rows = new ArrayList<>(real.scope().get(copier::read));
        rows.replaceAll(RowCopyIT::withOneMore);
        rows.add(
                new RowCopy.Rows("of_the_next", List.of("a"), List.<Object[]>of(new Object[] {1})));

        older.scope().run(() -> copier.write(rows));

        assertThat(older.scope().get(menu::view).categories())
                .isEqualTo(real.scope().get(menu::view).categories())
                .isNotEmpty();
    }

    /** In front, so that every other value has another place. */
    private static RowCopy.Rows withOneMore(RowCopy.Rows rows) {
        var columns = new ArrayList<>(rows.columns());
        columns.addFirst("of_the_next");
        var wider =
                rows.rows().stream()
                        .map(row -> {
                            var more = new ArrayList<Object>(Arrays.asList(row));
                            more.addFirst("later");
                            return more.toArray();
                        });
        return new RowCopy.Rows(rows.table(), columns, wider.toList());
    }
}
