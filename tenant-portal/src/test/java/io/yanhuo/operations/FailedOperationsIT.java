package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Operations that wait for an operator. */
class FailedOperationsIT extends ConsoleScene {
    @Autowired Operations operations;

    @Nested
    class An_operation_that_has_failed {
        private final Tenant shop = testTenants.create("failed");
        private final Operation stuck =
                fail(
                        operations.start(
                                "PROVISION", "console-" + shop.publicId(), shop.id(), Map.of()));

        @Test
        void waits_in_the_console_with_its_steps_and_the_reason() {
            assertThat(operator.open("/operations").page()).contains(stuck.id(), "卡住", "重试");
            assertThat(operator.open("/tenants/" + shop.publicId()).page())
                    .contains(stuck.id(), "预留网址", "程序内部错误");
            assertThat(fleet.find(shop.publicId()).orElseThrow().failures()).isEqualTo(1);
        }

        @Test
        void is_retried_and_that_is_recorded() {
            operator.open("/operations");

            var answer = operator.post("/operations/" + stuck.id() + "/retry", Map.of());

            assertThat(answer.location()).isEqualTo("/tenants/" + shop.publicId());
            assertThat(audit.latest(shop.id(), null, 1))
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.action()).isEqualTo("operation.retried"));
            fail(stuck);
        }

        @Test
        void is_given_up_with_a_reason_and_an_open_restaurant_stays() {
            operator.open("/operations");
            assertThat(
                            operator.post("/operations/" + stuck.id() + "/abandonment", Map.of())
                                    .status())
                    .isEqualTo(422);

            operator.post("/operations/" + stuck.id() + "/abandonment", Map.of("reason", "测试"));

            await().until(() -> state() == Operation.State.ABANDONED);
            assertThat(tenants.get(shop.id()).state()).isEqualTo(TenantState.ACTIVE);
        }

        @Test
        void of_which_not_all_is_put_right_yet_is_shown_too_and_may_be_given_up() {
            platform.sql(
                            "UPDATE operation SET state = 'STOPPING', lease_until = '2099-01-01'"
                                    + " WHERE operation_id = ?")
                    .param(stuck.id())
                    .update();

            var page = operator.open("/operations").page();
            assertThat(sheet(page))
                    .contains("还没恢复原状", "多半是有台数据库服务器连不上", "放弃并清理")
                    .doesNotContain("data-testid=\"retry\"", "??");
            assertThat(sheet(operator.open("/operations?lang=en").page()))
                    .contains("not yet put right", "After the failure")
                    .doesNotContain("??");
            operator.post("/operations/" + stuck.id() + "/abandonment", Map.of("reason", "测试"));

            await().until(() -> state() == Operation.State.ABANDONED);
        }

        /** What the page says of this one alone. */
        private String sheet(String page) {
            int at = page.indexOf(stuck.id());
            return page.substring(page.lastIndexOf("<article", at), page.indexOf("</article", at));
        }

        /** No sign-up belongs to it, so that its first step cannot but fail. */
        private Operation fail(Operation operation) {
            await().atMost(Duration.ofSeconds(30))
                    .until(() ->
                            operations.find(operation.id()).orElseThrow().state()
                                    == Operation.State.FAILED);
            return operation;
        }

        private Operation.State state() {
            return operations.find(stuck.id()).orElseThrow().state();
        }
    }
}
