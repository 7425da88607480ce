package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** The page on which operators see how the restaurants are. */
class HealthPageIT extends HealthScene {
    @Autowired DataSource source;

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
