package io.yanhuo.access;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The log that shows when somebody has changed it. */
class AuditIT extends GuardScene {
    @Autowired Audit audit;

    @Test
    void is_one_unbroken_chain_however_many_write_at_once() throws Exception {
        atOnce(20, () -> answer(() -> audit.record("test.done", "subject", "from many at once")));

        assertThat(audit.firstForged()).isEmpty();
    }

    @Test
    void knows_restaurant_and_nobody() {
        laowang.scope().run(() -> audit.record("test.inside", "s", "d"));

        var entry = audit.latest(laowang.id(), null, 1).getFirst();
        assertThat(entry.action()).isEqualTo("test.inside");
        assertThat(entry.actor()).isEqualTo("SYSTEM");
        assertThat(audit.latest(amei.id(), null, 5)).isEmpty();
    }

    @Test
    void shows_which_row_was_altered_and_that_one_is_missing() {
        audit.record("test.first", "s", "d");
        audit.record("test.second", "s", "the truth");
        var id = audit.latest(null, null, 1).getFirst().id();

        change("UPDATE audit SET detail = 'a lie' WHERE audit_id = ?", id);
        assertThat(audit.firstForged()).contains(id);
        change("UPDATE audit SET detail = 'the truth' WHERE audit_id = ?", id);
        assertThat(audit.firstForged()).isEmpty();

        change("UPDATE audit SET audit_id = -audit_id WHERE audit_id = ?", id);
        assertThat(audit.firstForged()).isPresent();
        change("UPDATE audit SET audit_id = -audit_id WHERE audit_id = -?", id);
        assertThat(audit.firstForged()).isEmpty();
    }

    private void change(String sql, long id) {
        platform.sql(sql).param(id).update();
    }
}
