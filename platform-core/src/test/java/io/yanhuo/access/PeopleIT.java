package io.yanhuo.access;

import static io.yanhuo.Crowd.atOnce;
import static io.yanhuo.Refusals.answer;
import static io.yanhuo.Refusals.refused;
import static io.yanhuo.access.People.phone;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who works in a restaurant, and who eats there. */
class PeopleIT extends GuardScene {
    @Nested
    class Staff_of_a_restaurant {
        @Test
        void is_created_once_for_a_phone_number() {
            var phone = phone();
            laowang.scope()
                    .run(() -> {
                        var id = staff.create("老王", phone, StaffRole.OWNER, "geheim-8888");

                        assertThat(staff.create("老王", phone, StaffRole.CASHIER, null))
                                .isEqualTo(id);
                        assertThat(staff.all())
                                .contains(new Staff(id, "老王", phone, StaffRole.OWNER, true));
                    });
        }

        @Test
        void is_unknown_in_another() {
            var phone = phone();
            laowang.scope().run(() -> staff.create("老王", phone, StaffRole.OWNER, null));

            assertThat(amei.scope().get(() -> staff.all())).noneMatch(s -> s.phone().equals(phone));
        }

        @Test
        void keeps_its_last_owner() {
            testTenants
                    .create("einzig")
                    .scope()
                    .run(() -> {
                        var id = staff.create("老王", phone(), StaffRole.OWNER, null);

                        refused(() -> staff.deactivate(id), AccessRefusal.LastOwner.class);
                        refused(
                                () -> staff.changeRole(id, StaffRole.CASHIER),
                                AccessRefusal.LastOwner.class);
                        staff.create("阿美", phone(), StaffRole.OWNER, null);
                        staff.deactivate(id);
                        assertThat(staff.all()).anyMatch(s -> s.id().equals(id) && !s.active());
                    });
        }

        @Test
        void keeps_an_owner_even_when_two_remove_each_other_at_once() throws Exception {
            var zwei = testTenants.create("zwei");
            var ids =
                    zwei.scope()
                            .get(() ->
                                    List.of(
                                            staff.create("老王", phone(), StaffRole.OWNER, null),
                                            staff.create("阿美", phone(), StaffRole.OWNER, null)));
            var next = new java.util.concurrent.atomic.AtomicInteger();

            var answers =
                    atOnce(
                            2,
                            () -> {
                                var id = ids.get(next.getAndIncrement());
                                return answer(() -> zwei.scope().run(() -> staff.deactivate(id)));
                            });

            assertThat(answers).containsExactlyInAnyOrder("done", "access.last-owner");
        }

        @Test
        void has_no_password_that_is_too_short() {
            laowang.scope()
                    .run(() ->
                            refused(
                                    () -> staff.create("小李", phone(), StaffRole.RIDER, "1234567"),
                                    AccessRefusal.UnfitPassword.class));
        }
    }

    @Nested
    class A_diner {
        @Test
        void of_a_mini_program_is_the_same_each_time_and_another_elsewhere() {
            var first = laowang.scope().get(() -> diners.ofWeChat("wx1", "o-1"));

            assertThat(laowang.scope().get(() -> diners.ofWeChat("wx1", "o-1"))).isEqualTo(first);
            assertThat(laowang.scope().get(() -> diners.ofWeChat("wx2", "o-1")))
                    .isNotEqualTo(first);
            assertThat(amei.scope().get(() -> diners.ofWeChat("wx1", "o-1"))).isNotEqualTo(first);
            assertThat(laowang.scope().get(() -> diners.openid(first, "wx1"))).contains("o-1");
            assertThat(laowang.scope().get(() -> diners.openid(first, "wx2"))).isEmpty();
        }

        @Test
        void who_comes_twenty_times_at_once_is_one() throws Exception {
            var ids =
                    atOnce(20, () -> laowang.scope().get(() -> diners.ofWeChat("wx1", "o-eilig")));

            assertThat(ids).hasSize(20).containsOnly(ids.getFirst());
        }

        @Test
        void who_proves_a_known_number_goes_on_as_the_one_it_belongs_to() {
            var phone = phone();
            laowang.scope()
                    .run(() -> {
                        var old = diners.provePhone(null, phone);
                        var fresh = diners.anonymous();

                        assertThat(diners.provePhone(fresh, phone)).isEqualTo(old);
                        assertThat(diners.current(fresh)).contains(old);
                        assertThat(diners.phone(old)).contains(phone);
                    });
        }

        @Test
        void takes_the_openid_along_when_joining() {
            var phone = phone();
            laowang.scope()
                    .run(() -> {
                        var known = diners.provePhone(null, phone);
                        var inWeChat = diners.ofWeChat("wx1", "o-join");

                        assertThat(diners.provePhone(inWeChat, phone)).isEqualTo(known);
                        assertThat(diners.ofWeChat("wx1", "o-join")).isEqualTo(known);
                        assertThat(diners.current(inWeChat)).contains(known);
                    });
        }

        @Test
        void with_another_number_stays_another() {
            laowang.scope()
                    .run(() -> {
                        var one = diners.provePhone(null, phone());
                        var otherPhone = phone();
                        var other = diners.provePhone(one, otherPhone);

                        assertThat(other).isNotEqualTo(one);
                        assertThat(diners.current(one)).contains(one);
                        assertThat(diners.phone(other)).contains(otherPhone);
                    });
        }

        @Test
        void nobody_ever_made_is_nobody() {
            laowang.scope().run(() -> assertThat(diners.current("x".repeat(20))).isEmpty());
            var ofAmei = amei.scope().get(diners::anonymous);
            laowang.scope().run(() -> assertThat(diners.current(ofAmei)).isEmpty());
        }
    }
}
