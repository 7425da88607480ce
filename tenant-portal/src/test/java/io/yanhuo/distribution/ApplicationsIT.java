package io.yanhuo.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Refusals;
import io.yanhuo.access.DistributorIdentity;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who becomes a distributor, and what she agrees to. */
class ApplicationsIT extends DistributionScene {
    @Autowired Contracts contracts;
    @Autowired DistributorIdentity identity;

    @Nested
    class An_application {
        @Test
        void needs_a_proved_phone_number() {
            var diner = stranger();

            assertRefused(
                    () -> distributors.apply(diner, "小王", Distributors.AGREEMENT),
                    DistributionRefusal.PhoneNeeded.class);
        }

        @Test
        void needs_the_agreement_of_today() {
            var diner = in(() -> diners.provePhone(null, new PhoneNumber("136" + digits())));

            assertRefused(
                    () -> distributors.apply(diner, "小王", "2019-01"),
                    DistributionRefusal.AgreementNeeded.class);
        }

        @Test
        void is_refused_while_the_restaurant_takes_nobody() {
            in(() -> distributors.change(new Rules(false, Percentage.of(10), 7, Touch.FIRST, 30)));

            assertRefused(
                    () -> distributors.apply(xiaomei.dinerId(), "小美", Distributors.AGREEMENT),
                    DistributionRefusal.Closed.class);
        }

        @Test
        void is_not_approved_at_a_rate_above_the_ceiling() {
            assertRefused(
                    () -> distributors.approve(xiaomei.id(), Percentage.of(31), "laowang"),
                    DistributionRefusal.RateTooHigh.class);
        }

        @Test
        void is_not_approved_twice() {
            assertRefused(
                    () -> distributors.approve(xiaomei.id(), Percentage.of(10), "laowang"),
                    DistributionRefusal.NotNow.class);
        }
    }

    @Test
    void a_person_finds_her_contracts_with_every_restaurant() {
        var person = in(() -> xiaomei.phone());
        await().untilAsserted(() ->
                assertThat(contracts.of(identity.of(person)))
                        .extracting(Contracts.Contract::tenant)
                        .containsExactly(laowang.id()));
    }

    private void assertRefused(Runnable act, Class<?> reason) {
        Refusals.refused(() -> in(act), reason);
    }
}
