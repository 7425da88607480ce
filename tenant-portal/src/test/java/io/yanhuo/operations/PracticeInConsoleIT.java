package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.Tenant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Operators see which restaurant is for practice, and whose. */
class PracticeInConsoleIT extends ConsoleScene {
    private Tenant real;
    private Tenant copy;

    @BeforeEach
    void a_restaurant_and_its_copy() {
        real = testTenants.create("real");
        copy = testTenants.create("copy");
        platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                .params(real.id().value(), copy.id().value())
                .update();
        tenants.refresh();
    }

    @Test
    void each_leads_to_the_other_and_only_the_copy_is_marked() {
        assertThat(operator.open("/tenants/" + real.publicId()).page())
                .contains("href=\"/tenants/" + copy.publicId() + "\"")
                .doesNotContain("bg-yellow-lt");
        assertThat(operator.open("/tenants/" + copy.publicId()).page())
                .contains("href=\"/tenants/" + real.publicId() + "\"", "bg-yellow-lt", "练习");
        assertThat(operator.open("/?q=" + copy.slug()).page()).contains("bg-yellow-lt");
        assertThat(operator.open("/?q=" + real.slug()).page()).doesNotContain("bg-yellow-lt");
    }

    @Test
    void a_copy_is_not_counted_has_no_limits_to_grant_and_cannot_be_closed() {
        long all = fleet.counts().values().stream().mapToInt(Integer::intValue).sum();
        long practising =
                platform.sql("SELECT COUNT(*) FROM tenant WHERE practice_of IS NOT NULL")
                        .query(Long.class)
                        .single();
        long rows = platform.sql("SELECT COUNT(*) FROM tenant").query(Long.class).single();
        assertThat(all).isEqualTo(rows - practising);

        var page = operator.open("/tenants/" + copy.publicId()).page();
        assertThat(page).doesNotContain("data-testid=\"grant\"", "申请注销");

        var path = "/tenants/" + copy.publicId() + "/closure";
        assertThat(operator.post(path, Map.of("reason", "试试")).status()).isNotEqualTo(303);
        assertThat(tenants.get(copy.id()).state().open()).isTrue();
    }
}
