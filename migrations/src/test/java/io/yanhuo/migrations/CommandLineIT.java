package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import dev.yanhuo.database.TestPorts;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What {@code ./yanhuo migrate} says at each point, and with which code it ends. */
class CommandLineIT extends FleetScene {
    private static final int ALL = 12;

    @Test
    @DisplayName("T-36 plan tells the SQL, how many and how long, and changes nothing")
    void plans() throws InterruptedException {
        var first = restaurants(ALL).getFirst();
        measured(9_000, 11_000);
        var before = everything();

        assertThat(says(0, "plan", "--per-server", "1"))
                .containsSubsequence(
                        "目标版本 / to version " + NEXT.version(),
                        "  " + NOW.version() + "  12 家 / restaurants",
                        "分批 / waves [1, 1, 2, 8]，预计 / estimate 2 min",
                        "在 " + first + "（" + first + "）上会执行",
                        "-- 20991231-0100-add-gift-note",
                        "ALTER TABLE orders ADD COLUMN gift_note",
                        "-- 20991231-0100-create-dish-tag",
                        "CREATE TABLE dish_tag")
                .doesNotContain("CREATE TABLE orders");
        assertThat(says(0, "plan", "--per-server", "2")).contains("estimate 60 s");

        assertThat(everything()).isEqualTo(before);
        assertThat(campaigns().latest(9)).isEmpty();
        assertThat(at(NOW.version())).isEqualTo(ALL);
    }

    @Test
    @DisplayName("T-36 status tells what is to be done, how far it is, and what waits for whom")
    void tells_how_it_stands() throws InterruptedException {
        var poisoned = restaurants(ALL).getLast();
        poison(poisoned);
        assertThat(says(0, "status")).contains("12 家待升级，还没有开始");

        long done = someAreDone();
        assertThat(says(0, "status"))
                .contains("RUNNING  → " + NEXT.version(), done + "/12 完成 / done")
                .containsPattern("，" + done + "/min，剩 / left \\d+ (s|min)")
                .doesNotContain("✗", "待升级");

        var waits = "✗ 商家 / restaurant " + tenant(poisoned);
        assertThat(says(1, "run", "--attempts", "1")).contains("DONE", waits);
        assertThat(says(1, "status"))
                .contains("DONE  → ", "11/12 完成 / done，1 隔离 / quarantined", waits, "dish_tag")
                .contains("没有要做的");

        heal(poisoned);
        campaigns().resolve(tenant(poisoned), "test", "mended");
        assertThat(says(0, "status")).contains("1 家待升级，还没有开始").doesNotContain("✗");
        assertThat(says(0, "resume")).contains("1/1 完成 / done");
        assertThat(says(0, "status")).contains("DONE  → ", "1/1 完成", "没有要做的");
        assertThat(says(0, "plan")).contains("没有要做的 / nothing to do").doesNotContain("ALTER");
        assertThat(at(NEXT.version())).isEqualTo(ALL);
    }

    @Test
    @DisplayName("T-36 what is paused waits for a person, and goes on where it stood")
    void waits_while_it_is_paused() throws InterruptedException {
        restaurants(4);
        long done = someAreDone();
        campaigns().pause(campaigns().open().orElseThrow().id());

        assertThat(says(1, "status")).contains("PAUSED", done + "/4 完成 / done");
        assertThat(says(1, "run")).contains("PAUSED");
        assertThat(at(NEXT.version())).isEqualTo(done);

        assertThat(says(0, "resume")).contains("DONE", "4/4 完成 / done");
        assertThat(at(NEXT.version())).isEqualTo(4);
    }

    @Test
    void check_names_what_somebody_has_changed_by_hand() throws InterruptedException {
        var changed = restaurants(3).get(1);
        assertThat(saysOfThisRelease(0, "check"))
                .contains("结构一致 / have the release's structure: 3")
                .doesNotContain("✗");

        server.sql("ALTER TABLE %s.orders DROP INDEX orders_status".formatted(changed)).update();

        assertThat(saysOfThisRelease(1, "check"))
                .contains("structure: 2", "✗ 商家 / restaurant " + tenant(changed), "orders_status");
        assertThat(says(0, "check"))
                .contains("structure: 0", "其他版本，未比较 / at another version, not compared: 3");
    }

    @Test
    void whoever_finds_no_database_or_is_not_understood_says_so() throws InterruptedException {
        var nowhere = CommandLine.start(TestPorts.next(), Migrating.class, List.of("status"));
        assertThat(ended(2, nowhere)).contains("失败 / failed");
        assertThat(says(2, "run", "--colour", "red")).contains("--per-server N");
    }

    /** By a hand of this process, which then leaves the rest to others. */
    private long someAreDone() {
        var campaign = campaigns().begin("test").orElseThrow();
        runner("one").work(campaign, () -> at(NEXT.version()) < 2);
        long done = at(NEXT.version());
        assertThat(done).isBetween(2L, 3L);
        return done;
    }

    private static String says(int exit, String... arguments) throws InterruptedException {
        return says(exit, Migrating.class, arguments);
    }

    private static String saysOfThisRelease(int exit, String... arguments)
            throws InterruptedException {
        return says(exit, MigrateCommand.class, arguments);
    }

    private static String says(int exit, Class<?> main, String... arguments)
            throws InterruptedException {
        int port = TestDatabase.shared().port();
        return ended(exit, CommandLine.start(port, main, List.of(arguments)));
    }

    private static String ended(int exit, CommandLine started) throws InterruptedException {
        try (started) {
            assertThat(started.exit()).as(started.said()).isEqualTo(exit);
            return started.said();
        }
    }

    /** Every table of the platform and of the restaurants, with a sum over its rows. */
    private Map<String, String> everything() {
        var sums = new TreeMap<String, String>();
        for (var table : tables()) {
            var sum =
                    server.sql("CHECKSUM TABLE " + table)
                            .query((row, _) -> row.getString(2))
                            .single();
            sums.put(table, sum);
        }
        assertThat(sums).hasSizeGreaterThan(ALL * 20);
        return sums;
    }

    private List<String> tables() {
        return server.sql(
                        "SELECT CONCAT(table_schema, '.', table_name)"
                                + " FROM information_schema.tables WHERE table_schema = 'platform'"
                                + " OR table_schema IN (SELECT schema_name FROM"
                                + " platform.tenant_placement)")
                .query(String.class)
                .list();
    }
}
