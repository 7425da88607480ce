package io.yanhuo.leaving;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.workspace.Colleague;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.LinkedMultiValueMap;

/** An owner who wants to leave. */
class ClosureIT extends LeavingScene {
    private static final String PAGE = "/admin/closure";

    @Autowired Inbox inbox;

    private Tenant shop;
    private Colleague owner;

    @BeforeEach
    void a_restaurant() {
        shop = testTenants.create("leaving");
        owner = owner(shop);
    }

    @Nested
    class With_name_and_code {
        @Test
        void closes_it_and_may_take_it_back() {
            var answer = send(Map.of("name", shop.name(), "code", code()));

            assertThat(status(answer)).isEqualTo(303);
            assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
            assertThat(body(owner.open(PAGE))).contains("正在注销").contains("撤销注销");
            assertThat(status(owner.open("/"))).isEqualTo(404);

            assertThat(status(owner.submit(PAGE + "/cancellation", new LinkedMultiValueMap<>())))
                    .isEqualTo(303);
            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Nested
    class Is_refused {
        @Test
        void without_the_name() {
            var answer = send(Map.of("name", "别家", "code", code()));

            assertThat(status(answer)).isEqualTo(422);
            assertThat(body(answer)).contains("输入的店名不一样");
            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void without_the_code() {
            code();
            var answer = send(Map.of("name", shop.name(), "code", "000000"));

            assertThat(status(answer)).isEqualTo(422);
            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void while_a_diner_waits_for_a_meal() {
            FilledSchema.run(
                    """
                    INSERT INTO `%s`.orders
                        (order_id, store_id, diner_id, attempt_key, source, status, fulfilment,
                         business_day, goods, discount, packaging, delivery, payable, remark,
                         cutlery, placed_at, pay_by, refund_attempt, refund_failed, version)
                    VALUES ('o1', 's', 'd', 'k', 'H5', 'PREPARING', 'PICKUP', '2026-01-01', 1, 0, 0,
                            0, 1, '', 0, '2026-01-01', '2026-01-01', 0, 0, 0)
                    """
                            .formatted(shop.schema()));

            assertThat(body(owner.open(PAGE)))
                    .contains("还有 1 个订单没有做完")
                    .doesNotContain("data-testid=\"request-closure\"");
            assertThat(status(send(Map.of("name", shop.name(), "code", "1")))).isEqualTo(409);
            assertThat(state(shop)).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void to_everybody_but_owners() {
            var manager = colleague(shop, StaffRole.MANAGER);

            assertThat(status(manager.open(PAGE))).isEqualTo(403);
            assertThat(status(manager.submit(PAGE, new LinkedMultiValueMap<>()))).isEqualTo(403);
        }
    }

    private String code() {
        assertThat(status(owner.submit(PAGE + "/code", new LinkedMultiValueMap<>())))
                .isEqualTo(303);
        var phone = shop.scope().get(() -> staff.all().getFirst().phone().digits());
        return inbox.messages().stream()
                .filter(message -> message.phone().equals(phone))
                .map(message -> message.text().replaceAll(".*?(?<!\\d)(\\d{6})(?!\\d).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private MvcResult send(Map<String, String> fields) {
        var form = new LinkedMultiValueMap<String, String>();
        fields.forEach(form::set);
        return owner.submit(PAGE, form);
    }
}
