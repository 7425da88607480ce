package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.observability.ServedTenants;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What operators learn of a restaurant that is, or is not, well. */
class HealthIT extends HealthScene {
    @Autowired HealthRounds rounds;
    @Autowired ServedTenants served;
    @Autowired EntityManager entities;

    private Tenant shop;

    @BeforeEach
    void a_restaurant() {
        shop = testTenants.create("health");
    }

    @AfterEach
    void nothing_is_under_way() {
        platform.sql("DELETE FROM operation WHERE kind = ?").param(mark).update();
        platform.sql("DELETE FROM callback_inbox WHERE event_type = ?").param(mark).update();
        platform.sql("DELETE FROM tenant_wx_merchant WHERE sub_mchid LIKE ?")
                .param(mark + "%")
                .update();
    }

    @Test
    void that_was_served_is_known_to_be_after_the_next_minute() {
        assertThat(of(shop).servedAt()).isNull();
        new MockBrowser(mvc, shop.host()).open("/admin/login");
        served.write();

        assertThat(of(shop).servedAt())
                .isBetween(clock.instant().minusSeconds(120), clock.instant());
    }

    @Test
    void whose_pages_fail_is_not_served() {
        new MockBrowser(mvc, shop.host()).open("/admin/no-such-page");
        served.write();

        assertThat(of(shop).servedAt()).isNull();
    }

    @Test
    void shows_what_piles_up_in_its_outbox_and_no_timers() {
        work("20260101", "NULL");
        work("20990101", "NULL");
        work("20990101", "'made to fail'");
        rounds.run();

        var outbox = of(shop).outbox();
        assertThat(outbox.count()).isEqualTo(2);
        assertThat(outbox.oldest()).isBefore(clock.instant());
        assertThat(of(shop).problems()).contains(Problem.OUTBOX);
    }

    private void work(String due, String error) {
        var insert =
                "INSERT INTO outbox VALUES ('%s', 'nobody.does', 's', '%s', '2099-01-01', 1, %s, '2026-01-01')"
                        .formatted(RandomId.ofLength(20), due, error);
        shop.scope()
                .run(() ->
                        transaction.executeWithoutResult(
                                _ -> entities.createNativeQuery(insert).executeUpdate()));
    }

    @Test
    void for_practice_uses_nothing_of_a_plan() {
        rounds.run();
        assertThat(of(shop).quotaMetric()).isNotNull();

        platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                .params(testTenants.create("real").id().value(), shop.id().value())
                .update();
        rounds.run();

        assertThat(of(shop).quotaMetric()).isNull();
    }

    @Test
    void shows_callbacks_that_were_not_taken_in() {
        // Due so late that nobody takes it in meanwhile.
        callback(shop, "NEW", "'2099-01-01'");
        callback(shop, "QUARANTINED", "NULL");
        callback(shop, "DONE", "NULL");

        assertThat(of(shop).callbacks().count()).isEqualTo(1);
        assertThat(of(shop).oddCallbacks()).isEqualTo(1);
        assertThat(of(shop).problems()).contains(Problem.CALLBACKS);
    }

    @ParameterizedTest
    @CsvSource({
        "FAILED, , true",
        "STOPPING, 2099-01-01, true",
        "RUNNING, 2026-01-01, true",
        "RUNNING, 2099-01-01, false",
        "ABANDONING, 2026-01-01, true",
        "ABANDONING, 2099-01-01, false",
        "PENDING, 2026-01-01, false"
    })
    void whose_long_work_is_stuck_is_one_to_look_after(
            String state, @Nullable String leasedUntil, boolean stuck) {
        operation(shop, state, leasedUntil);

        assertThat(of(shop).problems().contains(Problem.OPERATION)).isEqualTo(stuck);
    }

    @Test
    void without_a_backup_is_one_to_look_after_once_it_is_not_new() {
        assertThat(of(shop).problems()).doesNotContain(Problem.BACKUP);
        clock.advance(Duration.ofHours(51));

        assertThat(of(shop).problems()).contains(Problem.BACKUP, Problem.SILENT);
    }

    @Test
    void whose_certificate_was_not_renewed_is_one_to_look_after_until_it_is() {
        certificate(shop, "order." + shop.slug() + ".cn", Duration.ofDays(15), null);
        assertThat(of(shop).problems()).doesNotContain(Problem.CERTIFICATE);
        clock.advance(Duration.ofDays(2));
        assertThat(of(shop).problems()).contains(Problem.CERTIFICATE);

        certificate(shop, "order." + shop.slug() + ".cn", Duration.ofDays(89), null);

        assertThat(of(shop).problems()).doesNotContain(Problem.CERTIFICATE);
    }

    @Test
    void shows_the_one_of_its_domains_with_which_something_is_wrong() {
        certificate(shop, "a." + shop.slug() + ".cn", Duration.ofDays(3), null);
        certificate(shop, "b." + shop.slug() + ".cn", Duration.ofDays(80), null);
        assertThat(of(shop).certificate().host()).isEqualTo("a." + shop.slug() + ".cn");

        certificate(shop, "b." + shop.slug() + ".cn", null, "NONE");

        assertThat(of(shop).problems()).contains(Problem.CERTIFICATE);
        assertThat(of(shop).certificate().host()).isEqualTo("b." + shop.slug() + ".cn");
        assertThat(operator.open("/health?problem=CERTIFICATE").page())
                .contains("b." + shop.slug() + ".cn", "代理没有证书")
                .doesNotContain("??");
    }

    @Test
    void shows_what_it_uses_the_largest_share_of() {
        rounds.run();

        assertThat(of(shop).quotaMetric()).isNotNull();
        assertThat(of(shop).notedAt()).isNotNull();
    }

    /** Of a kind that nobody carries out. */
    private void operation(Tenant tenant, String state, @Nullable String leasedUntil) {
        platform.sql(
                        """
                        INSERT INTO operation (operation_id, tenant_id, kind, subject, state, input,
                                               lease_until, created_at)
                        VALUES (?, ?, ?, 'any', ?, '{}', ?, '2026-01-01')
                        """)
                .params(RandomId.ofLength(26), tenant.id().value(), mark, state)
                .param(leasedUntil)
                .update();
    }

    private void callback(Tenant tenant, String state, String due) {
        var key = RandomId.ofLength(20);
        platform.sql("INSERT INTO tenant_wx_merchant VALUES (?, ?, ?, 'RETIRED', '2026-01-01')")
                .params(key, tenant.id().value(), mark + RandomId.ofLength(10))
                .update();
        platform.sql(
                        """
                        INSERT INTO callback_inbox (callback_key, notify_id, event_type, digest,
                               resource, state, attempts, due_at, received_at)
                        VALUES (?, ?, ?, '', '', ?, 0, %s, '2026-01-01')
                        """
                                .formatted(due))
                .params(key, RandomId.ofLength(20), mark, state)
                .update();
    }
}
