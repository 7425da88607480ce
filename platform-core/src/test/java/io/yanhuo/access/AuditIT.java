package io.yanhuo.access;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.annotation.Transactional;

/** The log that shows when somebody has changed it. */
class AuditIT extends GuardScene {
    @Autowired Audit audit;
    @Autowired AuditCheckRows checks;

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

    @Nested
    @Transactional("platform")
    class Somebody_with_only_the_database {
        private AuditWatch watch;
        private long last;

        @BeforeEach
        void three_acts_that_the_watch_has_seen() {
            for (var act : List.of("test.one", "test.two", "test.three")) {
                audit.record(act, "s", "d");
            }
            last = audit.latest(null, null, 1).getFirst().id();
            watch = new AuditWatch(audit, checks, clock);
            assertThat(watch.check().forged()).isEmpty();
        }

        @Test
        void is_seen_altering_an_entry() {
            change("UPDATE audit SET actor = 'OPERATOR:other' WHERE audit_id = ?", last - 1);
            assertThat(watch.check().forged()).contains(last - 1);
        }

        @Test
        void is_seen_deleting_one_and_closing_the_gap() {
            change("DELETE FROM audit WHERE audit_id = ?", last - 1);
            change("UPDATE audit SET audit_id = audit_id - 1 WHERE audit_id = ?", last);
            change("UPDATE audit_head SET audit_id = audit_id - 1 WHERE audit_id = ?", last);
            assertThat(watch.check().forged()).contains(last - 1);
        }

        @Test
        void is_seen_putting_one_in() {
            change(
                    """
                    INSERT INTO audit
                    SELECT audit_id + 1, at, tenant_id, actor, action, subject, detail, chain
                      FROM audit WHERE audit_id = ?
                    """,
                    last);
            change("UPDATE audit_head SET audit_id = audit_id + 1 WHERE audit_id = ?", last);
            assertThat(watch.check().forged()).contains(last + 1);
        }

        @Test
        void is_seen_cutting_off_the_end_and_putting_the_head_back() {
            cutOff();
            assertThat(watch.check().forged()).contains(last);
            assertThat(watch.check().forged()).as("the day after").contains(last);
        }

        @Test
        void is_seen_even_when_the_log_has_grown_again() {
            cutOff();
            audit.record("test.other", "s", "d");
            assertThat(watch.check().forged()).contains(last);
        }

        @Test
        void is_seen_by_a_process_that_started_after_the_deed() {
            cutOff();
            var started = new AuditWatch(audit, checks, clock);

            assertThat(started.check().forged()).contains(last);
            assertThat(started.last().orElseThrow().firstForged()).isEqualTo(last);
        }

        @Test
        void is_seen_writing_the_outcome_of_a_check() {
            cutOff();
            platform.sql("UPDATE audit_check SET whole_id = whole_id - 1").update();
            var started = new AuditWatch(audit, checks, clock);

            assertThat(started.last().orElseThrow().genuine()).isFalse();
        }

        @Test
        void is_seen_having_written_it_however_often_it_is_checked_since() {
            cutOff();
            platform.sql("UPDATE audit_check SET whole_id = whole_id - 1").update();
            var started = new AuditWatch(audit, checks, clock);

            started.run();
            started.check();

            assertThat(new AuditWatch(audit, checks, clock).last().orElseThrow().genuine())
                    .isFalse();
        }

        @Test
        void is_seen_until_the_log_is_proved_with_an_end_noted_elsewhere() {
            var noted = watch.last().orElseThrow().whole();
            platform.sql("UPDATE audit_check SET whole_id = 0").update();
            var started = new AuditWatch(audit, checks, clock);

            assertThat(started.check("f".repeat(64)).whole()).isFalse();
            assertThat(started.last().orElseThrow().genuine()).isFalse();
            assertThat(started.check(noted).whole()).isTrue();
            assertThat(started.last().orElseThrow().genuine()).isTrue();
            assertThat(started.last().orElseThrow().whole()).isEqualTo(noted);
        }

        @Test
        void proves_nothing_with_an_end_that_was_cut_off() {
            var noted = watch.last().orElseThrow().whole();
            cutOff();
            platform.sql("UPDATE audit_check SET whole_id = whole_id - 1").update();
            var started = new AuditWatch(audit, checks, clock);

            assertThat(started.check(noted).whole()).isFalse();
            assertThat(started.last().orElseThrow().genuine()).isFalse();
        }

        private void cutOff() {
            change("DELETE FROM audit WHERE audit_id = ?", last);
            change(
                    """
                    UPDATE audit_head
                       SET chain = (SELECT chain FROM audit WHERE audit_id = ?),
                           audit_id = audit_id - 1
                    """,
                    last - 1);
        }
    }

    private void change(String sql, long id) {
        platform.sql(sql).param(id).update();
    }
}
