package io.yanhuo.migrations;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What an attempt leaves behind, and what somebody else has left. */
class TracesIT extends FleetScene {
    /** Stops the campaign, so that it is still there afterwards. */
    private static final Campaign.StopRule FIRST_FAILURE = new Campaign.StopRule(1, 10_000);

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

        @Test
        void is_respected_once_a_person_has_looked_after_what_the_dead_left() throws SQLException {
            var schema = restaurants(1).getFirst();
            cutOffEachTime("ALTER TABLE");
            lockedBySomebody(schema);

            resolve(schema);
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

        @Test
        void is_recorded_also_after_a_quarantine() throws SQLException {
            var schema = restaurants(1).getFirst();
            quarantinedInTheMidst(schema);

            resolve(schema);
            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void is_recorded_also_by_the_campaign_after_that() throws SQLException {
            var schema = restaurants(1).getFirst();
            quarantinedInTheMidst(schema);
            campaigns().cancel(campaigns().open().orElseThrow().id(), "not today");

            campaigns().resolve(tenant(schema), "me", "the server is back");
            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        @Test
        void is_recorded_also_if_whoever_tried_was_cut_off_each_time() throws SQLException {
            var schema = restaurants(1).getFirst();
            cutOffEachTime("INSERT INTO DATABASECHANGELOG");
            assertThat(giftNotes(schema)).as("done").isOne();

            resolve(schema);
            run(NEXT);

            assertThat(version(schema)).isEqualTo(NEXT.version().value());
        }

        /** It is done, and no attempt could record it. */
        private void quarantinedInTheMidst(SchemaName schema) throws SQLException {
            settings = settings(FIRST_FAILURE);
            try (var reader = ddl.uncounted()) {
                Sql.run(reader, "LOCK TABLES " + schema + ".DATABASECHANGELOG READ");
                run(NEXT);
            }
            assertThat(giftNotes(schema)).as("done").isOne();
            assertThat(statusOf(schema)).isEqualTo("QUARANTINED");
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

    /** Until nobody else is sent there. */
    private void cutOffEachTime(String statement) throws SQLException {
        settings = settings(FIRST_FAILURE);
        SchemaUpgrade.prepare(ddl, NEXT);
        for (int i = 0; i < settings.attempts(); i++) {
            ddl.dieAt(statement);
            runUntilDead();
            clock.advance(Duration.ofSeconds(3));
        }
        ddl.dieAt("");
        run(NEXT);
        assertThat(campaigns().quarantined())
                .singleElement()
                .satisfies(q -> assertThat(q.error()).contains("cut off"));
    }

    private void resolve(SchemaName schema) {
        campaigns().resolve(tenant(schema), "me", "looked at it");
        assertThat(campaigns().resume(campaigns().open().orElseThrow().id())).isTrue();
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
