package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.ordering.TestPickupNumbers;
import io.yanhuo.payments.LostRefunds;
import io.yanhuo.payments.UnknownPayments;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantFile;
import java.time.LocalDate;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A restaurant is put back to a backup, and nobody else notices. */
class RestoreIT extends BackupScene {
    @Autowired UnknownPayments unknown;
    @Autowired LostRefunds lost;
    @Autowired TestPickupNumbers numbers;

    @Nested
    class Put_back_to_a_backup {
        @Test
        @DisplayName(
                "T-46 it is as it was, to the byte in every table that goes back; its neighbour is as"
                        + " it is, to the byte")
        void it_is_as_it_was() {
            var shop = filled("regretful");
            var neighbour = filled("bystander");
            var then = goingBack(shop);
            var backup = backUp(shop);
            disturb(shop);
            var untouched = FilledSchema.checksums(neighbour);
            assertThat(goingBack(shop)).isNotEqualTo(then);

            assertThat(back(shop, backup).state()).isEqualTo(Operation.State.DONE);

            var now = tenants.get(shop.id());
            assertThat(now.schema()).isNotEqualTo(shop.schema());
            assertThat(now.epoch()).isGreaterThan(shop.epoch());
            assertThat(goingBack(now)).isEqualTo(then);
            assertThat(FilledSchema.checksums(neighbour)).isEqualTo(untouched);
            assertThat(status(owner(now).open("/admin/export"))).isEqualTo(200);
        }

        @Test
        @DisplayName("T-46 payments that were numbered after the backup are named to the operator")
        void money_is_accounted_for() {
            var shop = filled("cashier");
            // More than anybody reads at once: the one that is unknown comes after them.
            for (int i = 0; i < 500; i++) payment(shop, "o-%03d-%s".formatted(i, shop.publicId()));
            var known = payment(shop, "o-before-" + shop.publicId());
            var backup = backUp(shop);
            var later = payment(shop, "o-after-" + shop.publicId());
            assertThat(unknown.since(shop.id(), backup.createdAt())).isEmpty();

            back(shop, backup);

            assertThat(backups.wentBackTo(shop.id())).contains(backup.createdAt());
            assertThat(unknown.since(shop.id(), backup.createdAt().minusSeconds(60)))
                    .containsExactly(later)
                    .doesNotContain(known);
        }

        @Test
        @DisplayName("T-46 refunds ordered after the backup are read from the data of before")
        void refunds_are_accounted_for() {
            var shop = filled("giver");
            var neighbour = filled("taker");
            var backup = backUp(shop);
            refund(shop, "r-after-" + shop.publicId());
            refund(neighbour, "r-other-" + shop.publicId());
            assertThat(lost.of(shop.id())).isEmpty();

            back(shop, backup);

            assertThat(lost.of(shop.id()))
                    .singleElement()
                    .satisfies(one -> {
                        assertThat(one.number()).isEqualTo("r-after-" + shop.publicId());
                        assertThat(one.amount().fen()).isEqualTo(700);
                    });
            assertThat(lost.of(neighbour.id())).isEmpty();
        }

        private void refund(Tenant of, String number) {
            FilledSchema.run(
                    ("INSERT INTO `%s`.refund (out_refund_no, out_trade_no, subject, refund_key,"
                                    + " amount, reason, state, attempts, asked_at, version)"
                                    + " VALUES ('%s', 'o', '%s', 'k', 700, '', 'ASKED', 0,"
                                    + " '2026-11-29 12:00:00', 0)")
                            .formatted(of.schema(), number, number));
        }

        @Test
        @DisplayName("T-46 numbers that people have been given since are not given away again")
        void no_number_comes_twice() {
            var shop = filled("numbered");
            var today = LocalDate.of(2026, 11, 30);
            var tomorrow = today.plusDays(1);
            assertThat(drawn(shop, today)).isEqualTo(1);
            var backup = backUp(shop);
            assertThat(drawn(shop, today)).isEqualTo(2);
            assertThat(drawn(shop, today)).isEqualTo(3);
            assertThat(drawn(shop, tomorrow)).isEqualTo(1);

            back(shop, backup);

            assertThat(drawn(shop, today)).isEqualTo(4);
            assertThat(drawn(shop, tomorrow)).isEqualTo(2);
        }

        private int drawn(Tenant of, LocalDate day) {
            return numbers.draw(of.id(), day);
        }

        @Test
        void the_data_of_before_is_kept_and_entered_by_nobody() {
            var shop = filled("keeper");
            var backup = backUp(shop);

            back(shop, backup);

            assertThat(
                            platform.sql(
                                            "SELECT schema_name FROM retired_schema WHERE tenant_id = ?")
                                    .param(shop.id().value())
                                    .query(String.class)
                                    .list())
                    .containsExactly(shop.schema().value());
            var epoch = "SELECT epoch FROM `%s`.tenant_identity".formatted(shop.schema());
            assertThat(FilledSchema.asked(epoch))
                    .doesNotContain("" + shop.epoch(), "" + tenants.get(shop.id()).epoch());
        }
    }

    @Nested
    class Never_put_back {
        @Test
        @DisplayName("T-46 to a dump that says it is another restaurant's; it works on as it was")
        void to_what_is_anothers() {
            var shop = filled("victim");
            var other = filled("stranger");
            identity(shop, other);
            TenantFile backup;
            try {
                backup = backUp(shop);
            } finally {
                identity(shop, shop);
            }
            var before = FilledSchema.checksums(shop);

            var failed = back(shop, backup);
            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            assertThat(tenants.get(shop.id()).schema()).isEqualTo(shop.schema());
            assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
            assertThat(operations.steps(failed.id()))
                    .anySatisfy(step -> assertThat(String.valueOf(step)).contains("identity"));
            assertThat(status(owner(shop).open("/admin/export"))).isEqualTo(200);
            operations.abandon(failed.id());
        }

        @Test
        @DisplayName("T-46 to a backup of another restaurant")
        void to_a_backup_of_another() {
            var shop = filled("mine");
            var other = filled("yours");
            var backup = backUp(other);

            assertThatThrownBy(() -> backups.restore(shop.id(), backup.id()))
                    .isInstanceOf(IllegalArgumentException.class);
        }

        @Test
        @DisplayName("T-46 to a structure that no release has made; it works on as it was")
        void to_what_no_release_has_made() {
            var shop = filled("tinkered");
            FilledSchema.run(
                    "ALTER TABLE `%s`.payment ADD COLUMN stray INT NULL".formatted(shop.schema()));
            var backup = backUp(shop);
            var before = FilledSchema.checksums(shop);

            var failed = back(shop, backup);

            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            assertThat(operations.steps(failed.id()))
                    .anySatisfy(step ->
                            assertThat(String.valueOf(step)).contains("structure", "stray"));
            assertThat(tenants.get(shop.id()).schema()).isEqualTo(shop.schema());
            assertThat(FilledSchema.checksums(shop)).isEqualTo(before);
            assertThat(status(owner(shop).open("/admin/export"))).isEqualTo(200);
            operations.abandon(failed.id());
        }

        @Test
        void to_a_backup_whose_keys_have_been_destroyed() {
            var shop = filled("rekeyed");
            var backup = backUp(shop);
            platform.sql(
                            "INSERT INTO tenant_key (tenant_id, version, created_at, destroyed_at)"
                                    + " VALUES (?, 0, ?, ?)")
                    .param(shop.id().value())
                    .params(java.time.LocalDateTime.of(2020, 1, 1, 0, 0))
                    .params(java.time.LocalDateTime.of(2099, 1, 1, 0, 0))
                    .update();

            assertThat(backups.usable(shop.id())).isEmpty();
            assertThat(backups.possible(shop.id(), backup.id())).isFalse();
            assertThat(backups.due(shop.id())).isTrue();
        }
    }

    @Test
    @DisplayName("T-33 a hand that dies at any point does not stop it, nor does it twice")
    void it_survives_every_death() {
        var shop = filled("immortal");
        var then = goingBack(shop);
        var backup = backUp(shop);
        disturb(shop);

        var accident = accident();
        accident.begin();
        try {
            accident.dieOnceAtEveryPoint();
            var tried = back(shop, backup);
            // So many deaths are more than go on by themselves.
            while (tried.state() == Operation.State.FAILED) {
                assertThat(
                                platform.sql(
                                                "SELECT mode FROM tenant_placement WHERE tenant_id = ?")
                                        .param(shop.id().value())
                                        .query(String.class)
                                        .single())
                        .as("it can be entered")
                        .isEqualTo("RW");
                operations.retry(tried.id());
                tried = settled(tried);
            }
            assertThat(tried.state()).isEqualTo(Operation.State.DONE);
            assertThat(accident.deaths())
                    .contains("BUILD table", "SWITCH fenced", "SWITCH drained", "SWITCH switched");
        } finally {
            accident.end();
        }

        assertThat(goingBack(tenants.get(shop.id()))).isEqualTo(then);
    }

    /** Something happens to every table. */
    private static void disturb(Tenant shop) {
        FilledSchema.run("DELETE FROM `%s`.payment".formatted(shop.schema()));
        FilledSchema.run("DELETE FROM `%s`.refund".formatted(shop.schema()));
    }

    private static void identity(Tenant shop, Tenant owner) {
        FilledSchema.run(
                "UPDATE `%s`.tenant_identity SET tenant_id = %d"
                        .formatted(shop.schema(), owner.id().value()));
    }

    /** As the platform and the restaurant note one that is begun now. */
    private String payment(Tenant shop, String number) {
        platform.sql("INSERT INTO pay_route VALUES (?, ?, 'none', 'DINER', ?)")
                .params(number, shop.id().value())
                .param(java.time.LocalDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC))
                .update();
        FilledSchema.run(
                ("INSERT INTO `%s`.payment (out_trade_no, subject, amount, description, channel,"
                                + " callback_key, state, created_at, expires_at, given_back, version)"
                                + " VALUES ('%s', 's', 5, '', 'NATIVE', 'none', 'CLOSED',"
                                + " '2026-01-01', '2026-01-01', 0, 0)")
                        .formatted(shop.schema(), number));
        return number;
    }
}
