package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.yanhuo.database.TestDatabase;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What {@code ./yanhuo audit verify} says, and to scripts. */
class AuditCommandIT extends GuardScene {
    @Autowired Audit audit;
    @Autowired Environment properties;

    private final ByteArrayOutputStream told = new ByteArrayOutputStream();
    private AuditHead end = AuditHead.NONE;

    @BeforeEach
    void something_has_happened() {
        for (var act : new String[] {"test.one", "test.two"}) audit.record(act, "s", "真的");
        end = audit.check(AuditHead.NONE).end();
    }

    @AfterEach
    void the_truth_again() {
        platform.sql("UPDATE audit SET detail = '真的' WHERE audit_id = ?").param(end.id()).update();
    }

    @Test
    void a_whole_log_is_called_whole_with_its_length_and_its_end() {
        assertThat(verify()).isZero();
        assertThat(said()).contains("完整，共 " + end.id() + " 条", end.chain());
    }

    @Test
    void an_altered_entry_is_named() {
        platform.sql("UPDATE audit SET detail = '假的' WHERE audit_id = ?").param(end.id()).update();

        assertThat(verify()).isEqualTo(1);
        assertThat(said()).contains("从第 " + end.id() + " 条起", "from entry " + end.id());
    }

    @Test
    void an_end_that_was_noted_has_to_be_in_it() {
        var noted = end.chain();
        audit.record("test.three", "s", "d");

        assertThat(verify("--anchor", noted)).isZero();
        assertThat(verify("--anchor", noted.replace('0', '1').replace('a', 'b'))).isEqualTo(1);
        assertThat(said()).contains("链里没有这个结尾");
    }

    @Test
    void what_it_does_not_understand_it_does_not_do() {
        assertThat(run()).isEqualTo(2);
        assertThat(run("check")).isEqualTo(2);
        assertThat(verify("--anchor")).isEqualTo(2);
        assertThat(verify("--anchor", "a hash")).isEqualTo(2);
        assertThat(verify("--anchor", AuditHead.NONE.chain())).isEqualTo(2);
    }

    @Test
    void without_a_database_nothing_is_called_whole() {
        var environment = environment();
        environment.put("YANHUO_DB_PORT", "1");
        assertThat(AuditCommand.run(new String[] {"verify"}, environment, out())).isEqualTo(2);
        environment.remove("YANHUO_MASTER_KEY");
        assertThat(AuditCommand.run(new String[] {"verify"}, environment, out())).isEqualTo(2);
        assertThat(said()).contains("YANHUO_MASTER_KEY?");
    }

    private int verify(String... more) {
        var all = new String[more.length + 1];
        all[0] = "verify";
        System.arraycopy(more, 0, all, 1, more.length);
        return run(all);
    }

    private int run(String... arguments) {
        return AuditCommand.run(arguments, environment(), out());
    }

    private Map<String, String> environment() {
        var address = TestDatabase.shared().address().split(":");
        return new HashMap<>(
                Map.of(
                        "YANHUO_DB_HOST", address[0],
                        "YANHUO_DB_PORT", address[1],
                        "YANHUO_DB_TLS", property("tls"),
                        "YANHUO_DB_PLATFORM_PASSWORD", property("platform-password"),
                        "YANHUO_MASTER_KEY", property("master-key")));
    }

    private String property(String name) {
        return properties.getRequiredProperty("yanhuo.database." + name);
    }

    private PrintStream out() {
        return new PrintStream(told, true, StandardCharsets.UTF_8);
    }

    private String said() {
        return told.toString(StandardCharsets.UTF_8);
    }
}
