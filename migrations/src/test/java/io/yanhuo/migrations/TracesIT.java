package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an attempt leaves behind, and what somebody else has left. */
class TracesIT extends FleetScene {
    @Nested
    class Liquibases_own_lock {
        @Test
        void is_broken_when_the_lease_proves_that_its_holder_is_dead() {
            var schema = restaurants(1).getFirst();
            dead();
            lockedBySomebody(schema);

            clock.advance(Duration.ofSeconds(3));
            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void is_broken_also_if_the_next_one_did_not_get_that_far() throws SQLException {
            var schema = restaurants(1).getFirst();
            dead();
            lockedBySomebody(schema);
            clock.advance(Duration.ofSeconds(3));
            try (var another = ddl.uncounted();
                    var lock = ServerLock.of(another, schema)) {
                lock.await();
                tryOnce(schema);
            }

            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void is_respected_when_nobody_knows_who_holds_it() {
            var schema = restaurants(1).getFirst();
            lockedBySomebody(schema);

            run(NEXT);

            assertRespected(schema);
        }

        @Test
        void is_respected_after_an_attempt_that_was_given_back_in_good_order() throws SQLException {
            var schema = restaurants(1).getFirst();
            waitInVain(schema);
            lockedBySomebody(schema);

            run(NEXT);

            assertRespected(schema);
        }

        @Test
        void is_respected_once_somebody_has_looked_after_what_the_dead_one_left()
                throws SQLException {
            var schema = restaurants(1).getFirst();
            dead();
            clock.advance(Duration.ofSeconds(3));
            waitInVain(schema);
            lockedBySomebody(schema);

            run(NEXT);

            assertRespected(schema);
        }

        private void dead() {
            ddl.dieAt("ALTER TABLE");
            runUntilDead();
            ddl.dieAt("");
        }

        private void assertRespected(SchemaName schema) {
            assertThat(version(schema)).isEqualTo(NOW.version().value());
            assertThat(campaigns().quarantined())
                    .singleElement()
                    .satisfies(q -> assertThat(q.error()).contains("DATABASECHANGELOGLOCK"));
            assertThat(
                            server.sql("SELECT LOCKED FROM " + schema + ".DATABASECHANGELOGLOCK")
                                    .query(Boolean.class)
                                    .single())
                    .isTrue();
        }

        private void lockedBySomebody(SchemaName schema) {
            server.sql(
                            "REPLACE INTO "
                                    + schema
                                    + ".DATABASECHANGELOGLOCK (ID, LOCKED, LOCKEDBY)"
                                    + " VALUES (1, 1, 'somebody')")
                    .update();
        }
    }

    @Nested
    class A_statement_that_the_log_does_not_tell_of {
        @Test
        void is_recorded_by_the_next_attempt_if_the_one_before_could_not_do_it()
                throws SQLException {
            var schema = restaurants(1).getFirst();
            try (var reader = ddl.uncounted()) {
                Sql.run(reader, "LOCK TABLES " + schema + ".DATABASECHANGELOG READ");
                tryOnce(schema);
            }
            assertThat(giftNotes(schema)).as("done").isOne();

            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void is_somebody_elses_if_the_one_before_is_known_not_to_have_done_it()
                throws SQLException {
            var schema = restaurants(1).getFirst();
            waitInVain(schema);
            server.sql("ALTER TABLE " + schema + ".orders ADD COLUMN gift_note INT NULL").update();

            run(NEXT);

            assertThat(campaigns().quarantined())
                    .singleElement()
                    .satisfies(q -> assertThat(q.error()).contains("Duplicate column"));
            assertThat(
                            server.sql(
                                            "SELECT COUNT(*) FROM "
                                                    + schema
                                                    + ".DATABASECHANGELOG WHERE ID LIKE '2099%'")
                                    .query(Integer.class)
                                    .single())
                    .isZero();
        }

        private int giftNotes(SchemaName schema) {
            return server.sql(
                            "SELECT COUNT(*) FROM information_schema.columns"
                                    + " WHERE table_schema = ? AND column_name = 'gift_note'")
                    .param(schema.value())
                    .query(Integer.class)
                    .single();
        }
    }

    /** An attempt that passes: somebody has the orders in use. */
    private void waitInVain(SchemaName schema) throws SQLException {
        try (var open = holdOpen(schema)) {
            tryOnce(schema);
            open.rollback();
        }
        assertThat(statusOf(schema)).isEqualTo("PENDING");
    }
}
