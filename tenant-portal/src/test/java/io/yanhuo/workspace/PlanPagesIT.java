package io.yanhuo.workspace;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.access.StaffRole;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.subscriptions.Limits;
import io.yanhuo.tenancy.Metric;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What owners and operators read of what a plan includes. */
class PlanPagesIT extends WorkspaceScene {
    @Autowired Limits limits;
    @Autowired Clock clock;
    @Autowired OperatorAccounts accounts;
    @Autowired OperatorSessions sessions;

    @Nested
    class The_owner {
        @Test
        void is_told_on_every_page_when_four_fifths_are_used() {
            staffOf(5, 4);

            // What every page shows is counted anew after a moment.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() ->
                            assertThat(body(owner.open("/admin/dishes")))
                                    .contains("员工账号快用满了：4 / 5 个。", "href=\"/admin/usage\""));
            assertThat(body(owner.open("/admin/usage"))).contains("4 / 5 个", "快用满");
        }

        @Test
        void is_told_nothing_before() {
            staffOf(6, 4);

            assertThat(body(owner.open("/admin/dishes"))).doesNotContain("快用满", "已用满");
        }

        @Test
        void sees_before_a_smaller_plan_what_is_too_much_for_it() {
            staffOf(30, 12);

            assertThat(body(owner.open("/admin/subscription")))
                    .containsOnlyOnce("员工账号已有 12 个，建议停用 2 个")
                    .contains("超出的都会保留、照常能用");
        }

        private void staffOf(long most, int people) {
            limits.grant(shop.id(), Metric.STAFF, most, tomorrow(), "试");
            for (int i = 1; i < people; i++) {
                var phone = new PhoneNumber("1340000%04d".formatted(i));
                shop.scope().get(() -> staff.create("小李", phone, StaffRole.CASHIER, null));
            }
        }
    }

    @Nested
    class An_operator {
        private MockBrowser operator;

        @BeforeEach
        void is_signed_in() {
            accounts.ensure("watch", "correct-horse-battery");
            var answer = new MockHttpServletResponse();
            sessions.signIn("watch", "correct-horse-battery", new MockHttpServletRequest(), answer);
            operator = new MockBrowser(mvc, "ops.yanhuo.localhost");
            operator.keep(answer.getCookies());
            operator.open(page());
        }

        @Test
        void gives_a_restaurant_more_for_a_while_and_it_is_in_the_audit() {
            operator.post(page() + "/limits", form("dishes", "777", "节日促销"));

            assertThat(operator.open(page()).page())
                    .contains("/ 777 道", "限额改为 777，到 " + day() + " 为止：节日促销", "改限额");
            assertThat(body(owner.open("/admin/usage"))).contains("/ 777 道");
        }

        @Test
        void has_to_say_what_how_much_and_why() {
            assertThat(operator.post(page() + "/limits", form("dishes", "viel", "x")).status())
                    .isEqualTo(422);
            assertThat(operator.post(page() + "/limits", form("tables", "7", "x")).status())
                    .isEqualTo(422);
            assertThat(operator.post(page() + "/limits", form("dishes", "7", " ")).status())
                    .isEqualTo(422);
            assertThat(limits.granted(shop.id(), Metric.DISHES)).isEmpty();
        }

        private Map<String, String> form(String metric, String amount, String reason) {
            return Map.of("metric", metric, "amount", amount, "until", day(), "reason", reason);
        }

        private String day() {
            return LocalDate.ofInstant(tomorrow(), java.time.ZoneId.of("Asia/Shanghai")).toString();
        }

        private String page() {
            return "/tenants/" + shop.publicId();
        }
    }

    private java.time.Instant tomorrow() {
        return clock.instant().plus(Duration.ofDays(1));
    }
}
