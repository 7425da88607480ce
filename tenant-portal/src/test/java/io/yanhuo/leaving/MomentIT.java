package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Reach;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantFile;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A restaurant is put back to a moment between a backup and now. */
class MomentIT extends BackupScene {
    @Nested
    class Put_back_to_a_moment {
        @Test
        @DisplayName(
                "T-46 it is as it was then, to the byte in every table that goes back; its neighbour"
                        + " is as it is now")
        void it_is_as_it_was() {
            var shop = filled("midday");
            var neighbour = filled("next-door");
            var backup = backUp(shop);
            disturb(shop);
            disturb(neighbour);
            var then = goingBack(shop);
            var moment = over();
            disturb(shop);
            disturb(neighbour);
            var untouched = FilledSchema.checksums(neighbour);
            assertThat(goingBack(shop)).isNotEqualTo(then);

            assertThat(back(shop, backup, moment).state()).isEqualTo(Operation.State.DONE);

            var now = tenants.get(shop.id());
            assertThat(now.schema()).isNotEqualTo(shop.schema());
            assertThat(goingBack(now)).isEqualTo(then);
            assertThat(FilledSchema.checksums(neighbour)).isEqualTo(untouched);
            assertThat(tenants.get(neighbour.id()).schema()).isEqualTo(neighbour.schema());
            assertThat(status(owner(now).open("/admin/export"))).isEqualTo(200);
            var replay = backups.lastReplay(shop.id()).orElseThrow();
            assertThat(replay.moment()).isEqualTo(moment);
            assertThat(replay.lastAt()).isBetween(moment.minusSeconds(60), moment);
            assertThat(replay.rows()).isGreaterThan(FilledSchema.tables(shop).size());
            assertThat(backups.wentBackTo(shop.id())).contains(moment);
        }

        @Test
        @DisplayName(
                "T-46 and, that being the wrong one, to a later one, while the old data is kept")
        void once_more() {
            var shop = filled("hesitant");
            var backup = backUp(shop);
            var early = over();
            disturb(shop);
            var then = goingBack(shop);
            var late = over();
            FilledSchema.run("DELETE FROM `%s`.payment".formatted(shop.schema()));
            over();
            back(shop, backup, early);
            assertThat(goingBack(tenants.get(shop.id()))).isNotEqualTo(then);

            assertThat(back(shop, backup, late).state()).isEqualTo(Operation.State.DONE);

            assertThat(goingBack(tenants.get(shop.id()))).isEqualTo(then);
        }

        @Test
        @DisplayName("T-46 a hand that dies at any point, also amid the replay, does not stop it")
        void it_survives_every_death() {
            var shop = filled("unkillable");
            var backup = backUp(shop);
            disturb(shop);
            var then = goingBack(shop);
            var moment = over();
            disturb(shop);
            var accident = new Accident(platform, context);
            accident.begin();
            try {
                accident.dieOnceAtEveryPoint();
                var tried = back(shop, backup, moment);
                while (tried.state() == Operation.State.FAILED) {
                    operations.retry(tried.id());
                    tried = settled(tried);
                }
                assertThat(tried.state()).isEqualTo(Operation.State.DONE);
                assertThat(accident.deaths())
                        .contains("REPLAY begun", "REPLAY replayed", "REPLAY performed");
            } finally {
                accident.end();
            }

            assertThat(goingBack(tenants.get(shop.id()))).isEqualTo(then);
        }
    }

    @Nested
    class Never_put_back {
        @Test
        @DisplayName("T-46 to a moment before the backup, of the future, or within a second")
        void to_what_is_no_moment() {
            var shop = filled("dreamer");
            var backup = backUp(shop);
            over();
            var reach = (Reach.Until) backups.reach(shop.id(), backup);

            assertThat(reach.until()).isAfterOrEqualTo(reach.from()).isBefore(Instant.now());
            refused(shop, backup, reach.from().minusSeconds(1));
            refused(shop, backup, reach.until().plusSeconds(3600));
            refused(shop, backup, reach.from().plusMillis(1));
            assertThat(backups.reachable(shop.id(), backup.id(), reach.from())).isTrue();
            assertThat(backups.reachable(shop.id(), backup.id(), reach.until())).isTrue();
        }

        @Test
        @DisplayName("T-46 by a log that the server has deleted, or that is another server's")
        void without_the_log() {
            var shop = filled("logless");
            var backup = backUp(shop);
            var moment = over();
            assertThat(backups.reachable(shop.id(), backup.id(), moment)).isTrue();

            log(backup, "log_file = 'binlog.999999'");
            assertThat(backups.reach(shop.id(), backup))
                    .isEqualTo(new Reach.Nowhere(Reach.Why.LOG_GONE));
            refused(shop, backup, moment);

            log(backup, "log_mark = NULL");
            assertThat(backups.reach(shop.id(), backup))
                    .isEqualTo(new Reach.Nowhere(Reach.Why.NOT_LOGGED));
            assertThat(backups.possible(shop.id(), backup.id())).isTrue();
        }

        @Test
        @DisplayName("T-46 a log deleted on the way leaves the restaurant as it was")
        void when_the_log_goes() {
            var shop = filled("forgotten");
            var backup = backUp(shop);
            disturb(shop);
            var moment = over();
            var before = FilledSchema.checksums(shop);
            var accident = new Accident(platform, context);
            accident.begin();
            Operation failed;
            try {
                accident.failAt("REPLAY");
                failed = back(shop, backup, moment);
                log(backup, "log_file = 'binlog.999999'");
            } finally {
                accident.end();
            }
            operations.retry(failed.id());
            failed = settled(failed);

            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            assertThat(operations.steps(failed.id()))
                    .anySatisfy(step -> assertThat(String.valueOf(step)).contains("log-gone"));
            assertThat(tenants.get(shop.id()).schema()).isEqualTo(shop.schema());
            assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
            assertThat(status(owner(shop).open("/admin/export"))).isEqualTo(200);
            operations.abandon(failed.id());
        }

        @Test
        @DisplayName(
                "T-46 beyond a change of its structure; that itself names the end of the reach")
        void beyond_a_migration() {
            var shop = filled("altered");
            var backup = backUp(shop);
            var moment = over();
            FilledSchema.run(
                    "UPDATE `%s`.DATABASECHANGELOG SET DATEEXECUTED = UTC_TIMESTAMP() LIMIT 1"
                            .formatted(shop.schema()));
            over();
            over();

            assertThat(backups.reachable(shop.id(), backup.id(), moment)).isTrue();
            refused(shop, backup, moment.plusSeconds(2));
        }

        private void refused(Tenant shop, TenantFile backup, Instant moment) {
            assertThat(backups.reachable(shop.id(), backup.id(), moment)).isFalse();
            assertThatThrownBy(() -> backups.restore(shop.id(), backup.id(), moment))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        private void log(TenantFile backup, String change) {
            platform.sql("UPDATE tenant_file SET " + change + " WHERE file_id = ?")
                    .param(backup.id())
                    .update();
        }
    }

    private Operation back(Tenant shop, TenantFile backup, Instant moment) {
        return settled(backups.restore(shop.id(), backup.id(), moment));
    }

    /** Something is written into every table, something changed, and something deleted. */
    private void disturb(Tenant shop) {
        new FilledSchema(shop, personal, sealed).fill(2);
        for (var table : FilledSchema.tables(shop)) {
            FilledSchema.run("DELETE FROM `%s`.`%s` LIMIT 1".formatted(shop.schema(), table));
        }
        FilledSchema.run("UPDATE `%s`.payment SET description = '改'".formatted(shop.schema()));
    }

    /** The present second, once it is over. */
    private static Instant over() {
        var second = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        while (!Instant.now().isAfter(second.plusMillis(1_010))) Thread.onSpinWait();
        return second;
    }
}
