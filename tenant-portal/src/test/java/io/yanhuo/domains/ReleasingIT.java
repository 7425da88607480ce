package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.domains.OwnDomain.State;
import io.yanhuo.tenancy.OtherNode;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A restaurant lets a name go. */
@Tag("alone")
class ReleasingIT extends DomainScene {
    private static final Duration REST = Duration.ofDays(90);

    @Nested
    class At_once {
        @Test
        @DisplayName("T-25 it serves nobody on this node at once, and on others within 2 seconds")
        void it_serves_nobody_any_more() {
            var domain = bound(laowang);
            var others = OtherNode.of(beans);
            assertThat(diner().open("/").status()).isEqualTo(200);
            assertThat(others.byHost(host)).map(Tenant::id).contains(laowang.id());

            long begun = System.nanoTime();
            remove(domain);

            assertThat(others.byHost(host)).as("still remembered there").isPresent();
            assertThat(diner().open("/").status()).isEqualTo(404);
            await().pollInterval(Duration.ofMillis(20))
                    .atMost(Duration.ofSeconds(3))
                    .until(() -> others.byHost(host).isEmpty());
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .isLessThan(Duration.ofMillis(2_200));
        }

        @Test
        void a_look_that_began_before_brings_nothing_back() {
            var domain = claim(laowang);
            prove(domain);
            point();
            var looked = beans.getBean(Looks.class).at(domain);
            remove(domain);

            beans.getBean(Verdicts.class).follow(domain, looked);

            assertThat(tenants.byHost(host)).isEmpty();
            assertThat(hosts.of(host)).isEmpty();
        }

        @Test
        void a_look_for_an_older_token_brings_nothing_back() {
            var old = claim(laowang);
            prove(old);
            point();
            var looked = beans.getBean(Looks.class).at(old);
            remove(old);
            claim(laowang);

            beans.getBean(Verdicts.class).follow(old, looked);

            assertThat(tenants.byHost(host)).isEmpty();
        }
    }

    @Nested
    class While_it_rests {
        @Test
        @DisplayName("T-27 another restaurant is refused inside the cool-down, proof or no proof")
        void another_restaurant_is_refused() {
            var before = claim(amei);
            remove(bound(laowang));
            prove(before);
            clock.advance(REST.minusHours(1));

            assertThat(look(before).proof()).isEqualTo(Finding.TAKEN);

            remove(before);
            assertRefused(() -> claim(amei), DomainRefusal.Taken.class);
            assertThat(tenants.byHost(host)).isEmpty();
        }

        @Test
        @DisplayName("T-27 the same restaurant may take it back, with a proof")
        void the_same_restaurant_takes_it_back() {
            var first = bound(laowang);
            remove(first);
            var again = claim(laowang);
            assertThat(again.token()).isNotEqualTo(first.token());
            assertThat(again.state()).isEqualTo(State.LAPSED);

            assertThat(look(again).proof()).as("the old token").isEqualTo(Finding.WRONG);
            prove(again);

            assertThat(look(again).state()).isEqualTo(State.ACTIVE);
            assertThat(tenants.byHost(host)).map(Tenant::id).contains(laowang.id());
        }

        @Test
        void half_a_proof_does_not_end_its_rest() {
            remove(bound(laowang));
            var again = claim(laowang);
            prove(again);
            DNS.remove(host);

            look(again);
            remove(again);

            assertRefused(() -> claim(amei), DomainRefusal.Taken.class);
        }
    }

    @Nested
    class After_its_rest {
        @Test
        @DisplayName("T-27 another restaurant has it with a new proof, and not without one")
        void another_restaurant_has_it_with_a_new_proof() {
            var old = bound(laowang);
            remove(old);
            clock.advance(REST);

            var domain = claim(amei);
            var looked = look(domain);
            assertThat(looked.proof()).as("the token of before").isEqualTo(Finding.WRONG);
            assertThat(looked.target()).as("the alias of before").isEqualTo(Finding.GOOD);
            assertThat(tenants.byHost(host)).isEmpty();
            prove(domain);

            assertThat(look(domain).state()).isEqualTo(State.ACTIVE);
            assertThat(tenants.byHost(host)).map(Tenant::id).contains(amei.id());
        }

        @Test
        @DisplayName("T-27 a token that was given out before is no proof after it")
        void a_token_of_before_is_no_proof() {
            var early = claim(amei);
            remove(bound(laowang));
            prove(early);
            clock.advance(REST);

            var looked = look(early);

            assertThat(looked.token()).isNotEqualTo(early.token());
            assertThat(tenants.byHost(host)).isEmpty();
            assertThat(look(looked).state()).isEqualTo(State.WAITING);
        }

        @Test
        void one_that_never_served_needs_no_rest() {
            var domain = claim(laowang);
            prove(domain);
            assertThat(look(domain).state()).isEqualTo(State.PROVED);
            remove(domain);

            assertThat(claim(amei).state()).isEqualTo(State.WAITING);
        }
    }
}
