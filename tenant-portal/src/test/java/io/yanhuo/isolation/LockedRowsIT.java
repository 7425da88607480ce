package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Rows that somebody holds for longer than the database lets others wait. */
class LockedRowsIT extends IsolationScene {
    @Test
    @DisplayName(
            "T-15 whoever has waited for a lock too long is told that it took too long, and no more")
    void a_page_that_waits_for_a_lock() throws SQLException {
        var route = route("POST", "/admin/dishes/{id}/sold-out");
        var own = laowang.ids();
        Answer answer;
        try (var holder = TestDatabase.shared().administrator()) {
            holder.setAutoCommit(false);
            for (var table : new String[] {"dish", "sku", "menu_edition"}) {
                var rows = "SELECT * FROM %s.%s FOR UPDATE".formatted(laowang.schema(), table);
                holder.createStatement().execute(rows);
            }
            answer =
                    at(laowang, route, laowang)
                            .send(route, position -> String.valueOf(own.get(position.kind())));
            holder.rollback();
        }

        assertThat(answer.text()).startsWith("503").contains("这一步花的时间太长");
        assertSilent(answer);
    }

    private Route route(String method, String path) {
        return routes.stream()
                .filter(route -> route.method().equals(method) && route.path().equals(path))
                .findFirst()
                .orElseThrow();
    }
}
