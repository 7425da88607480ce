package io.yanhuo.operations;

import static io.yanhuo.tenancy.Utc.utc;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.observability.ServedTenants;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** How operators learn which restaurant is not well. */
class HealthIT extends ConsoleScene {
    @Autowired HealthDesk desk;
    @Autowired HealthRounds rounds;
    @Autowired ServedTenants served;
    @Autowired MovableClock clock;
    @Autowired DataSource source;
    @Autowired EntityManager entities;

    private final String mark = RandomId.ofLength(6);
    private final Set<String> ownHosts = new HashSet<>();

    @AfterEach
    void back_to_now() {
        clock.reset();
        platform.sql("DELETE FROM migration_quarantine WHERE error = ?").param(mark).update();
        platform.sql("DELETE FROM host_certificate").update();
        for (var host : ownHosts) {
            platform.sql("DELETE FROM tenant_host WHERE host = ?").param(host).update();
        }
        platform.sql("DELETE FROM operation WHERE kind = ?").param(mark).update();
        platform.sql("DELETE FROM callback_inbox WHERE event_type = ?").param(mark).update();
        platform.sql("DELETE FROM tenant_wx_merchant WHERE sub_mchid LIKE ?")
                .param(mark + "%")
                .update();
    }

    @Nested
    class A_restaurant {
        private final Tenant shop = testTenants.create("health");

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

        private Health of(Tenant tenant) {
            return HealthIT.this.of(tenant);
        }
    }

    @Nested
    class The_page {
        @Test
        void begins_with_the_restaurant_that_has_the_gravest_problem() {
            var well = testTenants.create("well");
            var stuck = testTenants.create("stuck");
            quarantine(stuck);

            var all = desk.page(null, 0, 10_000).stream().map(Health::id).toList();
            assertThat(all.indexOf(stuck.id())).isLessThan(all.indexOf(well.id()));
            var shown = operator.open("/health").page();
            assertThat(shown.indexOf(stuck.slug())).isPositive();
            assertThat(shown).contains("升级被隔离").doesNotContain("??");
        }

        @Test
        void shows_those_with_one_problem_alone() {
            var well = testTenants.create("well");
            var stuck = testTenants.create("stuck");
            quarantine(stuck);

            assertThat(operator.open("/health?problem=QUARANTINE").page())
                    .contains(stuck.publicId())
                    .doesNotContain(well.publicId());
            assertThat(desk.counts().get(Problem.QUARANTINE)).isPositive();
        }

        @Test
        void is_read_by_two_statements_however_many_restaurants_there_are() {
            int few = statements();
            for (int i = 0; i < 5; i++) quarantine(testTenants.create("many"));

            assertThat(statements()).isEqualTo(few).isEqualTo(2);
        }

        @Test
        void says_above_all_how_the_platforms_own_certificate_is() {
            assertThat(operator.open("/health").page()).doesNotContain("own-certificate");
            certificate("*.yanhuo.localhost", Duration.ofDays(20), null);
            assertThat(operator.open("/health").page())
                    .contains("平台自己的证书 *.yanhuo.localhost", "有效期至")
                    .doesNotContain("alert alert-danger");

            certificate("*.yanhuo.localhost", Duration.ofDays(10), null);

            assertThat(operator.open("/health").page()).contains("alert alert-danger");
            assertThat(operator.open("/health?lang=en").page())
                    .contains("The platform&#39;s own certificate", "valid until")
                    .doesNotContain("??");
        }

        @Test
        void is_not_for_strangers() {
            assertThat(new MockBrowser(mvc, HOST).open("/health").location()).startsWith("/login");
        }

        /** Each takes a connection. Of what the page shows; its frame is every page's. */
        private int statements() {
            var count = new AtomicInteger();
            var counted =
                    JdbcClient.create(
                            new DelegatingDataSource(source) {
                                @Override
                                public Connection getConnection() throws SQLException {
                                    count.incrementAndGet();
                                    return super.getConnection();
                                }
                            });
            var rows = new HealthRows(counted, io.yanhuo.migrations.Release.ofThisBuild(), clock);
            var own = new HealthDesk(rows);
            own.page(null, 0, 50);
            own.counts();
            return count.get();
        }
    }

    private void certificate(
            Tenant tenant, String host, @Nullable Duration left, @Nullable String fault) {
        ownHosts.add(host);
        platform.sql(
                        "INSERT IGNORE INTO tenant_host (host, tenant_id, kind, status)"
                                + " VALUES (?, ?, 'OWN', 'ACTIVE')")
                .params(host, tenant.id().value())
                .update();
        certificate(host, left, fault);
    }

    private void certificate(String host, @Nullable Duration left, @Nullable String fault) {
        platform.sql("REPLACE INTO host_certificate VALUES (?, ?, ?, ?)")
                .params(host, utc(clock.instant()))
                .param(left == null ? null : utc(clock.instant().plus(left)))
                .param(fault)
                .update();
    }

    private void quarantine(Tenant tenant) {
        platform.sql(
                        "INSERT INTO migration_quarantine (tenant_id, from_version, to_version,"
                                + " error, since) VALUES (?, 'a', 'b', ?, '2026-01-01')")
                .params(tenant.id().value(), mark)
                .update();
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

    private Health of(Tenant tenant) {
        return desk.page(null, 0, 10_000).stream()
                .filter(health -> health.id().equals(tenant.id()))
                .findFirst()
                .orElseThrow();
    }
}
