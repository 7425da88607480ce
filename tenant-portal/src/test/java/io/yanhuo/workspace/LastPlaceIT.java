package io.yanhuo.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.subscriptions.Limits;
import io.yanhuo.tenancy.Metric;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The limits of a plan, as people in the workspace meet them. */
class LastPlaceIT extends WorkspaceScene {
    @Autowired Limits limits;
    @Autowired Clock clock;

    @Test
    @DisplayName("T-61 of 50 forms for the last staff account exactly one is taken")
    void of_50_forms_for_the_last_account_exactly_one_is_taken() throws Exception {
        mayHave(2);

        var answers =
                Crowd.atOnce(
                        50,
                        i -> {
                            var form = of("name", "小李");
                            form.set("phone", "136000001%02d".formatted(i));
                            form.set("role", "CASHIER");
                            for (int again = 0; ; again++) {
                                var answer = owner.htmx("/admin/staff", form).getResponse();
                                if (answer.getStatus() != 503 || again == 20) return answer;
                            }
                        });

        assertThat(answers).extracting(it -> it.getStatus()).containsOnly(303, 422);
        assertThat(Collections.frequency(answers.stream().map(it -> it.getStatus()).toList(), 303))
                .isEqualTo(1);
        assertThat(shop.scope().get(() -> staff.all())).hasSize(2);
    }

    @Test
    void the_form_says_what_to_do_and_leads_there() {
        mayHave(1);
        var form = of("name", "小李");
        form.set("phone", "13600000200");
        form.set("role", "CASHIER");

        var page = owner.submit("/admin/staff", form);

        assertThat(page.getResponse().getStatus()).isEqualTo(422);
        assertThat(Colleague.body(page))
                .contains("套餐包含的 1 个员工账号已经用满", "href=\"/admin/usage\"", "小李");
    }

    private void mayHave(long amount) {
        limits.grant(
                shop.id(), Metric.STAFF, amount, clock.instant().plus(Duration.ofDays(1)), "试");
    }
}
