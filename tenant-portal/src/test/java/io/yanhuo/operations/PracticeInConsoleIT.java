package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Operators see which restaurant is for practice, and whose. */
class PracticeInConsoleIT extends ConsoleScene {
    @Autowired NightlyBackups nightly;
    @Autowired Operations operations;
    @Autowired HealthDesk health;
    @Autowired MovableClock clock;

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

    @AfterEach
    void back_to_now() {
        clock.reset();
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
    void a_copy_is_not_backed_up_by_night_and_nobody_is_told_to_look_after_that() {
        assertThat(nightly.backUp(current(copy))).isFalse();
        assertThat(operations.ofTenant(copy.id())).isEmpty();
        assertThat(nightly.backUp(real)).isTrue();
        assertThat(operations.ofTenant(real.id())).hasSize(1);

        clock.advance(Duration.ofHours(51));
        assertThat(problems(copy)).doesNotContain(Problem.BACKUP, Problem.SILENT);
        assertThat(problems(real)).contains(Problem.SILENT);
    }

    private Tenant current(Tenant known) {
        return tenants.get(known.id());
    }

    private Set<Problem> problems(Tenant tenant) {
        return health.page(null, 0, 100_000).stream()
                .filter(row -> row.id().equals(tenant.id()))
                .findFirst()
                .orElseThrow()
                .problems();
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
