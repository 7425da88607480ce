package io.yanhuo.members;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.PortalTest;
import io.yanhuo.members.CouponRefusal.NoneLeft;
import io.yanhuo.members.CouponRefusal.NotUsable;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MembersIT {
    private final TestTenant tenants;
    private final CouponDesk desk;
    private final Coupons coupons;
    private final Addresses addresses;
    private final Consents consents;
    private final MovableClock clock;

    Tenant laowang;
    Tenant amei;
    final String diner = RandomId.ofLength(20);

    MembersIT(
            TestTenant tenants,
            CouponDesk desk,
            Coupons coupons,
            Addresses addresses,
            Consents consents,
            MovableClock clock) {
        this.tenants = tenants;
        this.desk = desk;
        this.coupons = coupons;
        this.addresses = addresses;
        this.consents = consents;
        this.clock = clock;
    }

    @BeforeAll
    void two_restaurants() {
        laowang = tenants.create("laowang");
        amei = tenants.create("amei");
    }

    @BeforeEach
    void the_real_time() {
        clock.reset();
    }

    @Nested
    class A_coupon {
        @Test
        void is_taken_once_by_each_diner_however_often_it_is_tapped() {
            var offer = offer(10);
            var diner = newDiner();

            in(() -> coupons.take(offer, diner));
            in(() -> coupons.take(offer, diner));

            assertThat(in(() -> coupons.usable(diner))).hasSize(1);
            assertThat(taken(offer)).isEqualTo(1);
            assertThat(in(() -> coupons.offers(diner)))
                    .filteredOn(o -> o.id().equals(offer))
                    .allMatch(CouponOffer::taken)
                    .extracting(CouponOffer::left)
                    .containsExactly(9);
        }

        @Test
        void is_taken_by_as_many_of_500_people_at_once_as_there_are() throws Exception {
            var offer = offer(100);
            var got = new AtomicInteger();
            var start = new CountDownLatch(1);
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < 500; i++) {
                    threads.submit(() -> {
                        start.await();
                        in(() -> coupons.take(offer, newDiner()));
                        return got.incrementAndGet();
                    });
                }
                start.countDown();
            }

            assertThat(got).hasValue(100);
            assertThat(taken(offer)).isEqualTo(100);
        }

        @Test
        void that_is_gone_leaves_nobody_with_half_of_one() {
            var offer = offer(1);
            in(() -> coupons.take(offer, newDiner()));
            var late = newDiner();

            assertThatThrownBy(() -> in(() -> coupons.take(offer, late)))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.refusal()).isEqualTo(new NoneLeft()));

            assertThat(in(() -> coupons.usable(late))).isEmpty();
        }

        @Test
        void whose_offer_is_closed_cannot_be_taken_but_is_still_good_in_hand() {
            var offer = offer(null);
            var early = newDiner();
            in(() -> coupons.take(offer, early));

            in(() -> desk.open(offer, false));

            assertThatThrownBy(() -> in(() -> coupons.take(offer, newDiner())))
                    .isInstanceOf(Refused.class);
            assertThat(in(() -> coupons.usable(early))).hasSize(1);
        }

        @Test
        void expires() {
            var offer = offer(null);
            var diner = newDiner();
            in(() -> coupons.take(offer, diner));
            var coupon = in(() -> coupons.usable(diner)).getFirst();

            clock.advance(Duration.ofDays(30));

            assertThat(in(() -> coupons.usable(diner))).isEmpty();
            assertThatThrownBy(() -> in(() -> coupons.use(coupon.id(), diner, "order")))
                    .isInstanceOfSatisfying(
                            Refused.class, e -> assertThat(e.refusal()).isEqualTo(new NotUsable()));
        }

        @Test
        void given_back_keeps_its_old_expiry() {
            var offer = offer(null);
            var diner = newDiner();
            in(() -> coupons.take(offer, diner));
            var coupon = in(() -> coupons.usable(diner)).getFirst();
            var order = RandomId.ofLength(20);
            in(() -> coupons.use(coupon.id(), diner, order));
            assertThat(in(() -> coupons.usable(diner))).isEmpty();
            assertThat(used(offer)).isEqualTo(1);

            clock.advance(Duration.ofDays(2));
            in(() -> coupons.giveBack(order));

            assertThat(in(() -> coupons.usable(diner))).containsExactly(coupon);
            assertThat(used(offer)).isZero();
        }

        @Test
        void of_another_restaurant_is_unknown() {
            var offer = offer(null);
            in(() -> coupons.take(offer, diner));

            assertThat(amei.scope().get(() -> coupons.usable(diner))).isEmpty();
            assertThatThrownBy(() -> amei.scope().run(() -> coupons.take(offer, diner)))
                    .isInstanceOf(Refused.class);
        }

        private String offer(@Nullable Integer total) {
            var terms =
                    new CouponTerms(
                            "满40减10", Money.ofYuan("10.00"), Money.ofYuan("40.00"), total, 30);
            return in(() -> desk.offer(terms));
        }

        private int taken(String offer) {
            return managed(offer).taken();
        }

        private long used(String offer) {
            return managed(offer).used();
        }

        private OfferedCoupon managed(String offer) {
            return in(desk::all).stream()
                    .filter(o -> o.id().equals(offer))
                    .findFirst()
                    .orElseThrow();
        }
    }

    @Nested
    class The_address_book {
        final AddressEntry home =
                new AddressEntry(
                        "阿美",
                        new PhoneNumber("13800138000"),
                        "福中路 1 号",
                        new GeoPoint(22.54, 114.05));

        @Test
        void keeps_changes_and_forgets_addresses_of_its_diner_alone() {
            var diner = newDiner();
            var id = in(() -> addresses.save(diner, null, home));
            var moved = new AddressEntry(home.name(), home.phone(), "深南大道 2 号", home.point());
            in(() -> addresses.save(diner, id, moved));

            assertThat(in(() -> addresses.list(diner)))
                    .containsExactly(new SavedAddress(id, moved, true));
            assertThat(in(() -> addresses.list(newDiner()))).isEmpty();
            assertThatThrownBy(() -> in(() -> addresses.save(newDiner(), id, home)))
                    .isInstanceOf(Refused.class);
            in(() -> addresses.delete(newDiner(), id));
            assertThat(in(() -> addresses.list(diner))).hasSize(1);
            in(() -> addresses.delete(diner, id));
            assertThat(in(() -> addresses.list(diner))).isEmpty();
        }

        @Test
        void proposes_the_first_address_until_the_diner_prefers_another() {
            var diner = newDiner();
            var first = in(() -> addresses.save(diner, null, home));
            var second = in(() -> addresses.save(diner, null, home));
            assertThat(book(diner)).containsExactly(first + " true", second + " false");

            in(() -> addresses.prefer(diner, second));
            assertThat(book(diner)).containsExactly(second + " true", first + " false");

            assertThatThrownBy(() -> in(() -> addresses.prefer(newDiner(), second)))
                    .isInstanceOf(Refused.class);
            in(() -> addresses.delete(diner, second));
            assertThat(book(diner)).containsExactly(first + " false");
        }

        private List<String> book(String diner) {
            return in(() -> addresses.list(diner)).stream()
                    .map(entry -> entry.id() + " " + entry.usual())
                    .toList();
        }

        @Test
        void is_full_at_twenty() {
            var diner = newDiner();
            for (int i = 0; i < 20; i++) in(() -> addresses.save(diner, null, home));

            assertThatThrownBy(() -> in(() -> addresses.save(diner, null, home)))
                    .isInstanceOf(Refused.class);
        }
    }

    @Nested
    class Consent {
        @Test
        void is_recorded_for_each_purpose_with_the_version_of_the_text() {
            var diner = newDiner();
            in(() -> consents.give(diner, "privacy", "2026-01"));
            in(() -> consents.give(diner, "messages", "2026-01"));

            in(() -> consents.withdraw(diner, "messages"));

            assertThat(in(() -> consents.all(diner)))
                    .extracting(Consents.Given::purpose)
                    .containsExactly("privacy");
        }

        @Test
        void to_a_new_text_replaces_the_old_one() {
            var diner = newDiner();
            in(() -> consents.give(diner, "privacy", "2026-01"));
            in(() -> consents.give(diner, "privacy", "2026-01"));
            in(() -> consents.give(diner, "privacy", "2026-11"));

            assertThat(in(() -> consents.given(diner, "privacy")))
                    .map(Consents.Given::terms)
                    .contains("2026-11");
            assertThat(in(() -> consents.all(diner))).hasSize(1);
        }
    }

    private static String newDiner() {
        return RandomId.ofLength(20);
    }

    private void in(Runnable work) {
        laowang.scope().run(work);
    }

    private <T> T in(Supplier<T> work) {
        return laowang.scope().get(work);
    }
}
