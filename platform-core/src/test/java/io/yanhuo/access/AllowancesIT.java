package io.yanhuo.access;

import static io.yanhuo.Refusals.answer;
import static io.yanhuo.access.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.Limit;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Recount;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.WhatIsAllowed;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.CannotCreateTransactionException;

/** How many people and pictures a restaurant may have. */
class AllowancesIT extends GuardScene {
    private static final String FULL = "tenancy.limit-reached.staff";

    @Autowired WhatIsAllowed allowed;
    @Autowired Allowances allowances;
    @Autowired Recount recount;
    @Autowired Pictures pictures;

    @Value("${yanhuo.data}")
    Path data;

    Tenant shop;

    @BeforeEach
    void a_new_restaurant() {
        shop = testTenants.create("klein");
    }

    @Nested
    class Staff_accounts {
        @Test
        @DisplayName("T-61 of 50 who want the last place exactly one gets it")
        void of_50_who_want_the_last_place_exactly_one_gets_it() throws Exception {
            mayHave(5);
            for (int i = 0; i < 4; i++) hire();

            var answers = Crowd.atOnce(50, () -> patiently(Staff_accounts.this::hire));

            assertThat(answers).containsOnly("done", FULL);
            assertThat(Collections.frequency(answers, "done")).isEqualTo(1);
            assertThat(people()).hasSize(5);
            assertThat(used(Metric.STAFF)).isEqualTo(5);
        }

        @Test
        @DisplayName("T-61 of 50 who come before anything was ever counted no one is too many")
        void of_50_who_come_before_anything_was_counted_no_one_is_too_many() throws Exception {
            mayHave(3);

            var answers = Crowd.atOnce(50, () -> patiently(Staff_accounts.this::hire));

            assertThat(Collections.frequency(answers, "done")).isEqualTo(3);
            assertThat(people()).hasSize(3);
        }

        @Test
        void is_free_again_when_somebody_leaves_and_taken_when_he_comes_back() {
            mayHave(2);
            hire();
            var id = hire();
            assertThat(answer(this::hire)).isEqualTo(FULL);

            within(() -> staff.deactivate(id));
            within(() -> staff.deactivate(id));
            hire();

            assertThat(answer(() -> within(() -> staff.takeBack(id, StaffRole.CASHIER))))
                    .isEqualTo(FULL);
            assertThat(used(Metric.STAFF)).isEqualTo(2);
        }

        @Test
        void that_are_there_stay_when_fewer_are_allowed() {
            var ids = List.of(hire(), hire(), hire());
            mayHave(1);

            assertThat(people()).hasSize(3);
            within(() -> staff.changeRole(ids.getFirst(), StaffRole.KITCHEN));
            assertThat(answer(this::hire)).isEqualTo(FULL);
            within(() -> staff.deactivate(ids.getFirst()));
            assertThat(answer(this::hire)).as("two are still more than one").isEqualTo(FULL);
        }

        @Test
        void cannot_be_added_while_hiring_is_off() {
            allowed.without(shop.id(), Feature.HIRING);

            assertThat(answer(this::hire)).isEqualTo("tenancy.not-included.hiring");
        }

        @Test
        void beyond_a_soft_limit_are_counted_and_go_on() {
            allowed.limit(shop.id(), Metric.STAFF, new Limit(1, false));

            hire();
            hire();

            assertThat(used(Metric.STAFF)).isEqualTo(2);
        }

        private void mayHave(long amount) {
            allowed.limit(shop.id(), Metric.STAFF, new Limit(amount, true));
        }

        private String hire() {
            return in(shop, () -> staff.create("小李", phone(), StaffRole.CASHIER, null));
        }

        private List<Staff> people() {
            return in(shop, () -> staff.all().stream().filter(Staff::active).toList());
        }
    }

    @Nested
    class Pictures_together {
        private static final byte[] UPLOAD = png();

        @Test
        @DisplayName("T-61 of 50 pictures for the last room exactly one is stored")
        void of_50_for_the_last_room_exactly_one_is_stored() throws Exception {
            long before = used(Metric.STORAGE);
            in(shop, () -> pictures.store(UPLOAD));
            long one = used(Metric.STORAGE) - before;
            long room = before + 2 * one + one / 2;
            allowed.limit(shop.id(), Metric.STORAGE, new Limit(room, true));

            var answers =
                    Crowd.atOnce(50, () -> patiently(() -> in(shop, () -> pictures.store(UPLOAD))));

            assertThat(answers).containsOnly("done", "tenancy.limit-reached.storage");
            assertThat(Collections.frequency(answers, "done")).isEqualTo(1);
            assertThat(used(Metric.STORAGE)).isEqualTo(before + 2 * one);
        }

        @Test
        void make_room_when_nothing_shows_them_any_more() {
            in(shop, () -> pictures.store(UPLOAD));
            var tomorrow = clock.instant().plus(Duration.ofDays(2));

            in(shop, () -> pictures.forgetUnused(Set.of(), clock.instant()));
            assertThat(used(Metric.STORAGE)).isPositive();
            in(shop, () -> pictures.forgetUnused(Set.of(), tomorrow));

            assertThat(used(Metric.STORAGE)).isZero();
        }

        @Test
        void laid_by_for_backups_take_as_much_again_at_most_and_the_oldest_go_first() {
            var shown = in(shop, () -> pictures.store(UPLOAD));
            long one = used(Metric.STORAGE);
            allowed.limit(shop.id(), Metric.STORAGE, new Limit(2 * one + one / 2, true));

            var first = laidBy(shown, 0);
            var second = laidBy(shown, 10);
            assertThat(allLaidBy()).containsExactlyInAnyOrder(first, second);

            var third = laidBy(shown, 20);
            assertThat(allLaidBy()).containsExactlyInAnyOrder(second, third);
        }

        /** Stored, and from then on shown by nothing. */
        private String laidBy(String shown, int day) {
            var then = clock.instant().plus(Duration.ofDays(day));
            return in(
                    shop,
                    () -> {
                        var id = pictures.store(UPLOAD);
                        pictures.forgetUnused(Set.of(shown), then);
                        pictures.forgetUnused(Set.of(shown), then.plus(Duration.ofDays(2)));
                        return id;
                    });
        }

        private String[] allLaidBy() {
            return data.resolve("tenants/" + shop.id() + "/laid-by").toFile().list();
        }

        private static byte[] png() {
            try {
                var file = new ByteArrayOutputStream();
                ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "png", file);
                return file.toByteArray();
            } catch (IOException e) {
                throw new java.io.UncheckedIOException(e);
            }
        }
    }

    @Nested
    @ExtendWith(OutputCaptureExtension.class)
    class The_daily_recount {
        @Test
        void corrects_a_counter_that_was_led_astray_and_says_so(CapturedOutput log) {
            in(shop, () -> staff.create("小李", phone(), StaffRole.CASHIER, null));
            set(7);

            within(() -> recount.run());

            assertThat(used(Metric.STAFF)).isEqualTo(1);
            assertThat(log).contains("uses 1 of staff, not 7 as was counted: corrected");
        }

        @Test
        void says_nothing_where_all_is_right(CapturedOutput log) {
            in(shop, () -> staff.create("小李", phone(), StaffRole.CASHIER, null));

            within(() -> recount.run());

            assertThat(log).doesNotContain("corrected");
        }

        @Test
        void takes_nobody_for_a_mistake_who_is_hired_meanwhile() throws Exception {
            within(() -> recount.run());

            Crowd.atOnce(
                    20,
                    i ->
                            patiently(() -> {
                                if (i % 4 == 0) within(() -> recount.run());
                                else
                                    in(
                                            shop,
                                            () ->
                                                    staff.create(
                                                            "李", phone(), StaffRole.CASHIER, null));
                            }));

            assertThat(used(Metric.STAFF)).isEqualTo(15);
        }

        private void set(long used) {
            within(() ->
                    transaction.executeWithoutResult(_ ->
                            entities.createNativeQuery(
                                            "UPDATE usage_counter SET used = ?1"
                                                    + " WHERE metric = 'staff'")
                                    .setParameter(1, used)
                                    .executeUpdate()));
        }
    }

    private void within(Runnable work) {
        shop.scope().run(work);
    }

    private long used(Metric metric) {
        return in(shop, () -> allowances.used(metric));
    }

    /** Whoever is asked to come again in a moment does. */
    private static String patiently(Runnable work) {
        while (true) {
            try {
                return answer(work);
            } catch (CannotCreateTransactionException e) {
                assertThat(e).hasRootCauseInstanceOf(Refused.class);
            }
        }
    }
}
