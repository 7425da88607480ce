package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.menu.Choice;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.tenancy.Face;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.web.util.HtmlUtils;

/** What a restaurant writes is shown as it was written, and never does anything. */
class LiteralNamesIT extends IsolationScene {
    private static final List<String> NAMES =
            List.of(
                    "'); DROP TABLE dish; --",
                    "\" OR 1=1 --",
                    "`;DROP SCHEMA platform;`",
                    "=1+1|cmd",
                    "@SUM(A1:A9)",
                    "<script>alert(1)</script>",
                    "\"><img src=x onerror=alert(1)>",
                    "${7*7} [[${7*7}]] __${7*7}__",
                    "{{7*7}} #{x} *{y} ~{z}",
                    "100% _secret_");

    private final Map<String, String> dishes = new HashMap<>();
    private List<String> tables = List.of();

    @BeforeAll
    void dishes_with_such_names() {
        tables = tables();
        for (var name : NAMES) dishes.put(name, laowang.everyKind.dish(name));
    }

    @Test
    @DisplayName("T-17 a name that is a statement, a formula or a script stays what was written")
    void a_name_stays_what_was_written() {
        var menu = page(Face.STOREFRONT, "/");
        var list = page(Face.WORKSPACE, "/admin/dishes");
        for (var name : NAMES) {
            assertThat(HtmlUtils.htmlUnescape(menu)).contains(name);
            assertThat(HtmlUtils.htmlUnescape(list)).contains(name);
            var sheet = page(Face.WORKSPACE, "/admin/dishes/" + dishes.get(name));
            assertThat(HtmlUtils.htmlUnescape(sheet)).contains(name);
        }
        for (var shown : List.of(menu, list)) {
            assertThat(shown).doesNotContain("<script>alert", "<img src=x", "49 ");
        }
        assertThat(tables()).isEqualTo(tables);
    }

    @Test
    @DisplayName("T-17 a search for such a name finds that name alone")
    void a_search_finds_that_name_alone() {
        for (var name : List.of("100% _secret_", "'); DROP TABLE dish; --", "% _")) {
            var found = laowang.shop.in(() -> beans.getBean(DishDesk.class).list(name));

            assertThat(found).isNotEmpty().allSatisfy(row -> assertThat(row.name()).contains(name));
        }
        assertThat(laowang.shop.in(() -> beans.getBean(DishDesk.class).list("_ecret"))).isEmpty();
    }

    @Test
    @DisplayName("T-17 an order of such a dish keeps its name as it was written")
    void an_order_keeps_its_name() {
        for (var name : NAMES) {
            var sheet =
                    laowang.shop.in(() -> beans.getBean(DishDesk.class).sheet(dishes.get(name)));
            var sku = String.valueOf(sheet.draft().skus().getFirst().id());
            var order = laowang.everyKind.order(new Choice(sku, List.of(), 1));

            var desk = page(Face.WORKSPACE, "/admin/orders/" + order);
            assertThat(HtmlUtils.htmlUnescape(desk)).contains(name);
            assertThat(desk).doesNotContain("<script>alert", "<img src=x");
        }
        assertThat(tables()).isEqualTo(tables);
    }

    private String page(Face face, String path) {
        return at(laowang.origin(), face, laowang).open(path);
    }

    private List<String> tables() {
        return rows.texts(
                "SELECT CONCAT(table_schema, '.', table_name) FROM information_schema.tables"
                        + " WHERE table_schema IN ('platform', ?) ORDER BY 1",
                laowang.schema());
    }
}
