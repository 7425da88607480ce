package io.yanhuo.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.access.DinersJoined;
import io.yanhuo.shared.Percentage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whose diner somebody is. */
class AttributionsIT extends DistributionScene {
    private static final Rules LAST_TOUCH = new Rules(true, Percentage.of(10), 7, Touch.LAST, 30);

    @Nested
    class Whose_diner_it_is {
        private final String diner = stranger();
        private final DistributorView amin = distributor("137" + digits());

        @Test
        void is_decided_by_the_first_link_by_default() {
            in(() -> links.follow(xiaomei.code(), () -> diner));
            in(() -> links.follow(amin.code(), () -> diner));

            assertThat(boundTo(diner)).isEqualTo(xiaomei.id());
        }

        @Test
        void is_decided_by_the_last_link_if_the_restaurant_says_so() {
            in(() -> distributors.change(LAST_TOUCH));
            in(() -> links.follow(xiaomei.code(), () -> diner));
            in(() -> links.follow(amin.code(), () -> diner));

            assertThat(boundTo(diner)).isEqualTo(amin.id());
        }

        @Test
        void is_open_again_when_the_binding_has_run_out() {
            in(() -> links.follow(xiaomei.code(), () -> diner));
            clock.advance(Duration.ofDays(31));
            in(() -> links.follow(amin.code(), () -> diner));

            assertThat(boundTo(diner)).isEqualTo(amin.id());
        }

        @Test
        void is_one_of_two_when_both_links_are_followed_at_the_same_moment() throws Exception {
            Crowd.atOnce(
                    8,
                    i -> {
                        in(() ->
                                links.follow(
                                        i % 2 == 0 ? xiaomei.code() : amin.code(), () -> diner));
                        return true;
                    });

            assertThat(boundTo(diner)).isIn(xiaomei.id(), amin.id());
        }

        @Test
        void stays_the_same_when_the_stranger_says_who_he_is() {
            var known = stranger();
            in(() -> links.follow(xiaomei.code(), () -> diner));

            publish(new DinersJoined(diner, known));

            assertThat(boundTo(known)).isEqualTo(xiaomei.id());
        }

        @Test
        void is_nobodys_after_a_stale_code_or_one_of_another_restaurant() {
            amei.scope().run(() -> links.follow(xiaomei.code(), () -> diner));
            in(() -> links.follow("nosuch00", () -> diner));

            assertThat(boundTo(diner)).isNull();
            assertThat(figures().clicks()).isZero();
        }

        @Test
        void who_only_tries_codes_does_not_become_a_diner() {
            var diners = new AtomicInteger();
            in(() -> links.follow("nosuch00", () -> "stranger" + diners.incrementAndGet()));

            assertThat(diners).hasValue(0);
        }
    }

    @Nested
    class Her_own_purchase {
        @Test
        void does_not_bind_her_to_herself() {
            in(() -> links.follow(xiaomei.code(), xiaomei::dinerId));

            assertThat(boundTo(xiaomei.dinerId())).isNull();
        }

        @Test
        void earns_nothing_even_if_another_binding_says_so() {
            in(() ->
                    transaction.executeWithoutResult(_ ->
                            attributions.bind(
                                    xiaomei.dinerId(),
                                    xiaomei.id(),
                                    Rules.AT_FIRST,
                                    clock.instant())));

            pay(xiaomei.dinerId());

            assertThat(figures().orders()).isZero();
        }
    }
}
