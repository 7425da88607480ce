package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Restaurants on two real database servers. */
@Tag("alone")
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@ContextConfiguration(initializers = {TestTenants.class, SecondServer.class})
@DirtiesContext
class ClustersIT {
    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;
    @Autowired TransactionTemplate transaction;
    @Autowired EntityManager entities;
    @Autowired JdbcClient platform;
    @Autowired Placement placement;

    @BeforeEach
    void both_are_known() {
        placement.roomiest(Set.of());
    }

    @AfterEach
    void home_again() {
        openOnly(DatabaseSettings.HOME);
        if (!SecondServer.running().running()) SecondServer.startAgain();
    }

    @Test
    void a_restaurant_is_born_where_there_is_room_and_works_there() {
        testTenants.create("first");
        openOnly(SecondServer.NAME);

        var east = testTenants.create("east");

        assertThat(east.cluster()).isEqualTo(SecondServer.NAME);
        assertThat(port(east)).isEqualTo(SecondServer.running().port());
    }

    @Test
    @DisplayName("T-43 a server that is down harms its own restaurants only, and is found again")
    void one_down_the_others_work() {
        openOnly(DatabaseSettings.HOME);
        var home = testTenants.create("home");
        openOnly(SecondServer.NAME);
        var east = testTenants.create("east");
        assertThat(port(east)).isPositive();

        SecondServer.running().kill();

        assertThatThrownBy(() -> port(east)).isInstanceOf(RuntimeException.class);
        assertThat(port(home)).isPositive();
        assertThat(tenants.each(this::reached))
                .as("what goes through all restaurants")
                .contains(home.id())
                .doesNotContain(east.id());

        SecondServer.startAgain();
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .untilAsserted(() -> assertThat(port(east)).isPositive());
    }

    private TenantId reached(Tenant tenant) {
        assertThat(port(tenant)).isPositive();
        return tenant.id();
    }

    /** Of the server on which the restaurant's transactions really run. */
    private int port(Tenant tenant) {
        return tenant.scope()
                .get(() ->
                        transaction.execute(_ ->
                                ((Number)
                                                entities.createNativeQuery("SELECT @@port")
                                                        .getSingleResult())
                                        .intValue()));
    }

    private void openOnly(String cluster) {
        platform.sql("UPDATE db_cluster SET state = IF(cluster_id = ?, 'OPEN', 'DRAINING')")
                .param(cluster)
                .update();
    }

    /** Other tests of this process know no second server. */
    @AfterAll
    static void nobody_lives_there_any_more(@Autowired JdbcClient platform) {
        platform.sql(
                        """
                        UPDATE tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                           SET t.state = 'PURGED' WHERE p.cluster_id = ?
                        """)
                .param(SecondServer.NAME)
                .update();
    }
}
