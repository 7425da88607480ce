package dev.yanhuo.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.yanhuo.bench.GeneralLog.Entry;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
    private static final String ORDER = "z89avn42jm6g5a3zc6b6";
    private static final String SKU = "m3yn4mzjep4n1zbzh8hz";
    private static final String DINER = "t6sgfgs1x3hdtb4k5sh0";
    private static final String ATTEMPT = "323c03cb-1889-4c4a-99e8-45d6ed63a0c8";

    @Test
    void only_what_each_order_has_for_itself_is_replaced() {
        var insert = "insert into orders values ('" + ORDER + "','" + ATTEMPT + "','" + SKU + "')";
        var template = Template.of(insert, Set.of(ORDER, ATTEMPT));
        assertThat(template.with(Map.of(ORDER, "o", ATTEMPT, "a")))
                .isEqualTo("insert into orders values ('o','a','" + SKU + "')");
    }

    @Test
    void an_id_keeps_its_value_throughout_an_order() {
        var template = Template.of("x='" + ORDER + "' y='" + ORDER + "'", Set.of(ORDER));
        assertThat(template.with(Map.of(ORDER, "o"))).isEqualTo("x='o' y='o'");
    }

    @Test
    void a_gap_without_a_value_is_not_sent() {
        var template = Template.of("x='" + ORDER + "'", Set.of(ORDER));
        assertThatIllegalArgumentException().isThrownBy(() -> template.with(Map.of()));
    }

    @Test
    void a_script_has_the_statements_but_not_the_way_to_the_schema() {
        var script = Script.of(order(ORDER, DINER), order("a".repeat(20), "b".repeat(20)), "t1");
        assertThat(script.steps()).extracting(Script.Step::platform).containsExactly(true, false);
        assertThat(script.fresh()).containsExactlyInAnyOrder(ORDER, DINER);
    }

    @Test
    void an_order_that_went_to_no_restaurant_is_refused() {
        var nothing = List.of(new Entry(1, "yanhuo_platform", "Query", "SELECT 1"));
        assertThatIllegalStateException().isThrownBy(() -> Script.of(nothing, nothing, "t1"));
    }

    private static List<Entry> order(String id, String diner) {
        return List.of(
                new Entry(1, "yanhuo_platform", "Query", "SELECT state FROM tenant"),
                new Entry(2, "t1", "Change user", "t1@127.0.0.1 on t1"),
                new Entry(
                        2,
                        "t1",
                        "Query",
                        "SELECT tenant_id, epoch, DATABASE() FROM tenant_identity"),
                new Entry(2, "t1", "Query", "SET autocommit=0"),
                new Entry(
                        2,
                        "t1",
                        "Query",
                        "insert into orders values ('%s','%s','%s')".formatted(id, diner, SKU)),
                new Entry(2, "t1", "Query", "COMMIT"));
    }
}
