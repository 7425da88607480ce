package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.integrations.OutboxBacklog.Backlog;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.shared.RandomId;
import io.yanhuo.subscriptions.Limits;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** One of two restaurants has a problem: operators find that one, and not the other. */
class HealthProblemsIT extends HealthScene {
    private static final String OLD = "20261124-0000.1";

    @Autowired HealthRounds rounds;
    @Autowired HealthRows rows;
    @Autowired StarterMenus starters;
    @Autowired Limits limits;
    @Autowired Allowances allowances;

    private Tenant one;
    private Tenant other;

    @BeforeEach
    void two_restaurants() {
        one = testTenants.create("one");
        other = testTenants.create("other");
    }

    @AfterEach
    void both_are_well_again() {
        platform.sql("DELETE FROM operation WHERE subject LIKE ?").param(mark + "%").update();
        version(SchemaVersion.ofThisRelease().value());
    }

    @Test
    void that_has_used_all_its_plan_allows() {
        mayHaveTimesItsDishes(one, 1);
        mayHaveTimesItsDishes(other, 2);

        rounds.run();

        assertThat(of(one).quotaMetric()).isEqualTo(Metric.DISHES.code());
        assertOnlyOneHas(Problem.QUOTA);
    }

    private void mayHaveTimesItsDishes(Tenant tenant, long times) {
        tenant.scope().run(() -> starters.fill("roast"));
        long dishes = tenant.scope().get(() -> allowances.used(Metric.DISHES));
        assertThat(dishes).isPositive();
        var tomorrow = clock.instant().plus(Duration.ofDays(1));
        limits.grant(tenant.id(), Metric.DISHES, dishes * times, tomorrow, mark);
    }

    @Test
    void whose_schema_waits_for_the_release() {
        version(OLD);

        assertThat(of(one).schemaVersion()).isEqualTo(OLD);
        assertOnlyOneHas(Problem.BEHIND);
    }

    private void version(String version) {
        platform.sql("UPDATE tenant SET schema_version = ? WHERE tenant_id = ?")
                .params(version, one.id().value())
                .update();
    }

    @ParameterizedTest
    @CsvSource({"DONE, FAILED", "DONE, ABANDONED"})
    void whose_backup_could_not_be_restored_the_last_time(String before, String last) {
        drill(one, before, "2026-01-01");
        drill(one, last, "2026-01-02");
        drill(other, last, "2026-01-01");
        drill(other, before, "2026-01-02");

        assertThat(of(one).drillState()).isEqualTo(last);
        assertOnlyOneHas(Problem.DRILL);
    }

    private void drill(Tenant tenant, String state, String createdAt) {
        platform.sql(
                        """
                        INSERT INTO operation (operation_id, tenant_id, kind, subject, state, input,
                                               created_at)
                        VALUES (?, ?, 'RESTORE_DRILL', ?, ?, '{}', ?)
                        """)
                .params(RandomId.ofLength(26), tenant.id().value())
                .params(mark + RandomId.ofLength(10), state, createdAt)
                .update();
    }

    @Test
    void that_nobody_has_looked_into_for_an_hour() {
        assertThat(of(one).problems()).as("of a new one").doesNotContain(Problem.UNSEEN);
        look(one);
        clock.advance(Duration.ofMinutes(61));

        look(other);

        assertOnlyOneHas(Problem.UNSEEN);
        look(one);
        assertThat(of(one).problems()).doesNotContain(Problem.UNSEEN);
    }

    @Test
    void that_nobody_has_ever_looked_into() {
        clock.advance(Duration.ofMinutes(61));

        look(other);

        assertOnlyOneHas(Problem.UNSEEN);
    }

    private void look(Tenant tenant) {
        rows.note(tenant.id(), new Backlog(0, null), null);
    }

    private void assertOnlyOneHas(Problem problem) {
        assertThat(of(one).problems()).contains(problem);
        assertThat(of(other).problems()).doesNotContain(problem);
        assertThat(desk.page(problem, 0, 10_000))
                .extracting(Health::id)
                .contains(one.id())
                .doesNotContain(other.id());
        assertThat(desk.counts().get(problem)).isPositive();
    }
}
