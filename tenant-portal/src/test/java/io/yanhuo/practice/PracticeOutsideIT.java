package io.yanhuo.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.Refusals;
import io.yanhuo.TestBrowser;
import io.yanhuo.access.AccessRefusal;
import io.yanhuo.access.Actor;
import io.yanhuo.access.DistributorIdentity;
import io.yanhuo.access.StaffRole;
import io.yanhuo.distribution.Contracts;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.integrations.OutboxBacklog;
import io.yanhuo.observability.ServedTenants;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.SentMessages;
import io.yanhuo.tenancy.Tenant;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What of a practice copy is seen where it should not be, and of whom. */
class PracticeOutsideIT extends PracticeScene {
    private static final String BAND = "练习店：不收真钱，不出真单";
    private static final String MESSAGES = "/admin/practice-messages";

    @Autowired Distributors distributors;
    @Autowired Contracts contracts;
    @Autowired DistributorIdentity identity;
    @Autowired OutboxBacklog outbox;
    @Autowired SentMessages sent;
    @Autowired ServedTenants served;
    @Autowired Clock clock;
    @LocalServerPort int port;

    @Nested
    class Whoever_distributes {
        @Test
        void in_both_finds_the_real_restaurant_alone_among_her_contracts() {
            var phone = phone();
            var copy = copy();

            distributes(copy, phone);
            distributes(real, phone);

            await().atMost(Duration.ofSeconds(20))
                    .untilAsserted(() ->
                            assertThat(contracts.of(identity.of(phone)))
                                    .extracting(Contracts.Contract::tenant)
                                    .containsExactly(real.id()));
            await().until(() -> copy.scope().get(outbox::now).count() == 0);
            assertThat(contracts.of(identity.of(phone))).hasSize(1);
        }

        private void distributes(Tenant tenant, PhoneNumber phone) {
            tenant.scope()
                    .run(() -> {
                        var diner = diners.provePhone(null, phone);
                        distributors.apply(diner, "小美", Distributors.AGREEMENT);
                        var applied = distributors.ofDiner(diner).orElseThrow();
                        distributors.approve(applied.id(), Percentage.of(10), "laowang");
                    });
        }
    }

    @Nested
    class Whoever_is_sent_away_in_the_real_restaurant {
        @Test
        void is_out_of_the_copy_too_even_as_its_only_owner() {
            works(real, StaffRole.OWNER);
            var copy = copy();
            var there = entered(copy, owner);
            assertThat(there.open(MESSAGES).status()).isEqualTo(200);

            real.scope().run(() -> staff.deactivate(owner.id()));

            assertThatIsOut(there);
        }

        @Test
        void or_is_no_owner_any_more_is_out_until_he_is_one_again() {
            var partner = works(real, StaffRole.OWNER);
            var copy = copy();
            var there = entered(copy, partner);

            real.scope().run(() -> staff.changeRole(partner.id(), StaffRole.CASHIER));

            assertThatIsOut(there);
            Refusals.refused(() -> entered(copy, partner), AccessRefusal.NoSuchStaff.class);
            real.scope().run(() -> staff.changeRole(partner.id(), StaffRole.OWNER));
            assertThat(entered(copy, partner).status()).isEqualTo(200);
        }

        @Test
        void takes_nobody_along() {
            var partner = works(real, StaffRole.OWNER);
            var copy = copy();
            var boss = entered(copy, owner);
            var trainee = at(copy, works(copy, StaffRole.CASHIER));
            var there = entered(copy, partner);

            real.scope().run(() -> staff.deactivate(partner.id()));

            assertThatIsOut(there);
            assertThat(boss.open(MESSAGES).status()).isEqualTo(200);
            assertThat(trainee.open(MESSAGES).status()).isEqualTo(200);
        }

        private MockBrowser entered(Tenant copy, Actor person) {
            var link = URI.create(real.scope().get(() -> practices.entrance(person)));
            return new MockBrowser(mvc, copy.host())
                    .open(link.getRawPath() + "?" + link.getRawQuery())
                    .open("/admin");
        }

        private void assertThatIsOut(MockBrowser there) {
            await().untilAsserted(() ->
                    assertThat(there.open(MESSAGES).location()).contains("/admin/login"));
        }
    }

    @Nested
    class A_page_that_says_what_went_wrong {
        @Test
        void says_that_it_is_for_practice_too() {
            var copy = copy();
            var cashier = at(copy, works(copy, StaffRole.CASHIER));
            for (var refused : List.of("/admin/staff", "/admin/subscription"))
                assertThat(cashier.open(refused).page()).as(refused).contains(BAND);

            var browser = new TestBrowser(copy.host(), port);
            for (var missing : List.of("/no-such-page", "/admin/no-such-page"))
                assertThat(browser.get(missing))
                        .as(missing)
                        .satisfies(page -> {
                            assertThat(page.body()).contains(BAND);
                            assertThat(page.header("X-Robots-Tag")).contains("noindex, nofollow");
                        });
            var elsewhere = new TestBrowser(real.host(), port);
            assertThat(elsewhere.get("/no-such-page").body()).doesNotContain(BAND);
        }
    }

    @Nested
    class Text_messages {
        @Test
        void of_the_real_restaurant_alone_are_counted_each_once() {
            var copy = copy();
            long before = counted(real);

            for (var shop : List.of(real, copy))
                for (var phone : List.of(phone(), phone()))
                    new MockBrowser(mvc, shop.host())
                            .open("/login")
                            .post("/login/code", Map.of("phone", phone.digits()));

            assertThat(counted(real)).isEqualTo(before + 2);
            assertThat(counted(copy)).isZero();
        }

        private long counted(Tenant tenant) {
            var month = YearMonth.now(clock.withZone(ZoneId.of(tenant.timeZone())));
            return tenant.scope().get(() -> sent.in(month));
        }
    }

    @Nested
    class Once_it_is_removed {
        @Test
        void nobody_remembers_that_it_served() {
            var copy = copy();
            new MockBrowser(mvc, copy.host()).open("/admin/login");

            end();
            served.write();

            assertThat(
                            platform.sql("SELECT COUNT(*) FROM tenant_health WHERE tenant_id = ?")
                                    .param(copy.id().value())
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }

    private static PhoneNumber phone() {
        return new PhoneNumber(
                "134%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    }
}
