package io.yanhuo.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.MockBrowser;
import io.yanhuo.access.Permission;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.WorkspaceEntry;
import io.yanhuo.integrations.PracticeMessages;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.ordering.Shop;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.Entitlements;
import io.yanhuo.tenancy.Fleet;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.SentMessages;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.TenantState;
import java.net.URI;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** How it is in a practice copy, and what the real restaurant notices of it: nothing. */
class PracticeHouseIT extends PracticeScene {
    private static final String BAND = "练习店：不收真钱，不出真单";

    @Autowired Inbox inbox;
    @Autowired PracticeMessages messages;
    @Autowired SentMessages sent;
    @Autowired Fleet fleet;
    @Autowired Subscriptions subscriptions;
    @Autowired MeterRegistry meters;
    @Autowired List<WorkspaceEntry> entries;

    @Nested
    class Every_page {
        @Test
        void says_that_it_is_for_practice_and_wants_to_be_found_by_nobody() throws Exception {
            var copy = copy();
            var boss = at(copy, works(copy, StaffRole.OWNER));
            var practice = Shop.of(beans, copy);
            var amei = diner(copy);
            var order = practice.place(amei, Shop.fetched(practice.riceAndTea()));
            var guest = guest(copy, amei);

            for (var path : List.of("/", "/orders", "/me", "/licence", "/orders/" + order + "/pay"))
                assertThat(guest.open(path).page()).as(path).contains(BAND, "noindex");
            for (var path : workspace(copy))
                assertThat(boss.open(path).page()).as(path).contains(BAND);
            assertThat(new MockBrowser(mvc, copy.host()).open("/login").page()).contains(BAND);
            assertThat(new MockBrowser(mvc, copy.host()).open("/admin/login").page())
                    .contains(BAND);
            assertThat(robots(copy)).isEqualTo("noindex, nofollow");
        }

        private List<String> workspace(Tenant copy) {
            var paths =
                    new ArrayList<>(List.of("/admin", "/admin/kitchen/all", "/admin/tables/print"));
            entries.stream()
                    .filter(entry -> entry.isIn(true))
                    .map(WorkspaceEntry::path)
                    .forEach(paths::add);
            return paths;
        }

        @Test
        void of_the_real_restaurant_says_nothing_of_it() throws Exception {
            copy();
            var boss = at(real, owner);

            assertThat(boss.open("/admin").page()).doesNotContain(BAND);
            assertThat(guest(real, diner(real)).open("/").page())
                    .doesNotContain(BAND)
                    .doesNotContain("noindex");
            assertThat(robots(real)).isEqualTo("null");
        }

        private String robots(Tenant tenant) throws Exception {
            var request =
                    MockMvcRequestBuilders.get("/")
                            .with(prepared -> {
                                prepared.setServerName(tenant.host());
                                return prepared;
                            });
            return String.valueOf(
                    mvc.perform(request).andReturn().getResponse().getHeader("X-Robots-Tag"));
        }
    }

    @Nested
    class Pages_about_real_money_or_the_restaurants_life {
        @Test
        void are_not_in_a_copy_nor_those_of_practice_in_the_real_one() {
            var copy = copy();
            var there = at(copy, works(copy, StaffRole.OWNER));
            var here = at(real, owner);

            var closed = entries.stream().filter(entry -> !entry.isIn(true)).toList();
            assertThat(closed)
                    .extracting(WorkspaceEntry::path)
                    .contains("/admin/subscription", "/admin/payment-account", "/admin/closure")
                    .contains("/admin/export", "/admin/mini-program", "/admin/practice");
            for (var entry : closed) {
                assertThat(there.open(entry.path()).status()).as(entry.path()).isEqualTo(409);
                for (var spelled : otherSpellings(entry.path()))
                    assertThat(there.openAsWritten(spelled).status()).as(spelled).isIn(404, 409);
                assertThat(there.post(entry.path(), Map.of()).status()).isIn(405, 409);
                assertThat(there.open("/admin").page())
                        .doesNotContain("href=\"" + entry.path() + "\"");
                assertThat(here.open(entry.path()).status()).as(entry.path()).isEqualTo(200);
            }
            assertThat(there.open("/admin/practice-messages").status()).isEqualTo(200);
            assertThat(here.open("/admin/practice-messages").status()).isEqualTo(409);
        }

        private List<String> otherSpellings(String path) {
            int last = path.lastIndexOf('/') + 1;
            var encoded = "%%%02x".formatted((int) path.charAt(last));
            return List.of(
                    path.substring(0, last) + encoded + path.substring(last + 1),
                    path + ";a=b",
                    path + "/",
                    path.replace("/admin/", "/admin//"));
        }
    }

    @Nested
    class Text_messages {
        @Test
        void of_a_copy_reach_no_phone_and_are_read_in_its_workspace() {
            var copy = copy();
            // No other test has sent anything there.
            var end = "%04d".formatted(ThreadLocalRandom.current().nextInt(10_000));
            var phone = "1360077" + end;

            var stranger = new MockBrowser(mvc, copy.host()).open("/login");
            stranger.post("/login/code", Map.of("phone", phone));

            assertThat(sentTo(phone)).isZero();
            var kept = copy.scope().get(messages::latest);
            assertThat(kept)
                    .singleElement()
                    .satisfies(message -> {
                        assertThat(message.phone()).isEqualTo("136****" + end);
                        assertThat(message.text()).matches("\\d{6}");
                    });
            assertThat(
                            at(copy, works(copy, StaffRole.CASHIER))
                                    .open("/admin/practice-messages")
                                    .page())
                    .contains("136****" + end, kept.getFirst().text())
                    .doesNotContain(phone);
            assertThat(copy.scope().get(() -> sent.in(YearMonth.now()))).isZero();

            new MockBrowser(mvc, real.host())
                    .open("/login")
                    .post("/login/code", Map.of("phone", phone));
            assertThat(sentTo(phone)).isEqualTo(1);
        }

        private long sentTo(String phone) {
            return inbox.messages().stream().filter(m -> m.phone().equals(phone)).count();
        }
    }

    @Nested
    class The_owner {
        @Test
        void enters_by_a_link_that_works_once_and_is_the_owner_there_too() {
            practices.make(real.id(), owner);
            var boss = at(real, owner);
            await().atMost(PATIENCE)
                    .until(() -> boss.open("/admin/practice").page().contains("/entrance"));
            var copy = copy();

            var way = boss.open("/admin/practice/entrance").location();

            assertThat(boss.status()).isEqualTo(303);
            var link = URI.create(way);
            assertThat(link.getHost()).isEqualTo(copy.host());
            var path = link.getRawPath() + "?" + link.getRawQuery();
            var there = new MockBrowser(mvc, copy.host()).open(path);
            assertThat(there.open("/admin/staff").page()).contains(BAND, "店主");
            assertThat(new MockBrowser(mvc, copy.host()).open(path).status()).isEqualTo(410);
            assertThat(new MockBrowser(mvc, real.host()).open(path).status()).isEqualTo(410);
        }

        @Test
        void alone_may_have_it_made() {
            var manager = at(real, works(real, StaffRole.MANAGER));

            assertThat(manager.open("/admin/practice").status()).isEqualTo(403);
            assertThat(manager.post("/admin/practice", Map.of()).status()).isEqualTo(403);
            assertThat(StaffRole.MANAGER.permissions()).doesNotContain(Permission.PRACTICE_EDIT);
            assertThat(copies.of(real.id())).isEmpty();
        }

        @Test
        void trains_more_people_than_the_plan_has_room_for() {
            var copy = copy();

            for (int i = 0; i < 12; i++) works(copy, StaffRole.CASHIER);

            assertThat(copy.scope().get(staff::all)).hasSize(13);
            assertThat(real.scope().get(staff::all)).hasSize(1);
        }
    }

    @Nested
    class Nobody_counts_it {
        @Test
        void in_plans_bills_or_figures() {
            var states = fleet.counts();
            double orders = paidOrders();

            var copy = copy();
            var practice = Shop.of(beans, copy);
            practice.pay(practice.place(diner(copy), Shop.fetched(practice.riceAndTea())));

            assertThat(fleet.counts()).isEqualTo(states);
            assertThat(paidOrders()).isEqualTo(orders);
            assertThat(fleet.find(copy.publicId()).orElseThrow().lastOrderAt()).isNull();
            assertThat(subscriptions.standing(copy.id())).isEmpty();
            assertThat(counted("subscription_period", copy) + counted("bill", copy)).isZero();
        }

        private double paidOrders() {
            return meters.find("yanhuo.orders.paid").counters().stream()
                    .mapToDouble(counter -> counter.count())
                    .sum();
        }

        private long counted(String table, Tenant tenant) {
            return platform.sql("SELECT COUNT(*) FROM " + table + " WHERE tenant_id = ?")
                    .param(tenant.id().value())
                    .query(Long.class)
                    .single();
        }
    }

    @Nested
    class When_the_real_restaurant_is_closed {
        @Test
        void nobody_gets_into_the_copy_until_it_is_open_again() {
            var copy = copy();
            var there = at(copy, works(copy, StaffRole.OWNER));
            var here = at(real, owner);

            tenants.happen(real.id(), TenantEvent.SUSPEND);

            assertThat(there.open("/admin").status()).isEqualTo(404);
            assertThat(new MockBrowser(mvc, copy.host()).open("/").status()).isEqualTo(404);
            assertThat(here.open("/admin/practice").page()).contains("练习店现在进不去");
            assertThat(here.open("/admin/practice/entrance").status()).isEqualTo(409);
            tenants.happen(real.id(), TenantEvent.RESUME);
            assertThat(there.open("/admin").status()).isEqualTo(200);
        }

        @Test
        void and_no_copy_is_closed_archived_or_purged_like_a_real_one() {
            var copy = copy();

            assertThat(tenants.happen(copy.id(), TenantEvent.REQUEST_CLOSURE)).isFalse();
            assertThat(tenants.happen(real.id(), TenantEvent.END_PRACTICE)).isFalse();
            assertThat(tenants.get(real.id()).state()).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Test
    void what_is_promised_about_the_staff_limit_is_only_about_staff() {
        var copy = copy();
        var entitlements = beans.getBean(Entitlements.class);

        assertThat(copy.scope().get(() -> entitlements.limit(Metric.DISHES)))
                .isEqualTo(real.scope().get(() -> entitlements.limit(Metric.DISHES)));
        assertThat(copy.scope().get(() -> entitlements.limit(Metric.STAFF)).amount())
                .isGreaterThanOrEqualTo(50);
    }
}
