package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.Tickets;
import io.yanhuo.integrations.dns.NameServer;
import io.yanhuo.ordering.Shop;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.OwnHosts;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Two restaurants, a name that one of them has registered, and the name servers of the world. */
@PortalTest
abstract class DomainScene {
    static final NameServer DNS = new NameServer();

    @Autowired Domains domains;
    @Autowired DomainLooks job;
    @Autowired OwnHosts hosts;
    @Autowired Tenants tenants;
    @Autowired TestTenant testTenants;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;
    @Autowired MovableClock clock;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;
    @Autowired ApplicationContext beans;

    Tenant laowang;
    Tenant amei;

    /** Registered by whoever a test says. */
    String host = "";

    @DynamicPropertySource
    static void asked_at_our_own(DynamicPropertyRegistry properties) {
        properties.add("yanhuo.dns.servers", DNS::address);
        properties.add("yanhuo.dns.timeout", () -> "1s");
    }

    @BeforeEach
    void two_restaurants() {
        laowang = testTenants.create("laowang");
        amei = testTenants.create("amei");
        host = "order." + RandomId.ofLength(10) + ".cn";
    }

    @AfterEach
    void nobody_looks_any_more() {
        platform.sql("DELETE FROM own_domain WHERE tenant_id IN (?, ?)")
                .params(laowang.id().value(), amei.id().value())
                .update();
        clock.reset();
    }

    OwnDomain claim(Tenant tenant) {
        return tenant.scope().get(() -> domains.claim(host));
    }

    /** A while later, so that one may look again. */
    OwnDomain look(OwnDomain domain) {
        clock.advance(Duration.ofSeconds(11));
        return of(domain).scope().get(() -> domains.look(domain.id()));
    }

    OwnDomain now(OwnDomain domain) {
        return of(domain).scope().get(domains::all).stream()
                .filter(it -> it.id().equals(domain.id()))
                .findFirst()
                .orElseThrow();
    }

    void remove(OwnDomain domain) {
        of(domain).scope().run(() -> domains.remove(domain.id()));
    }

    private Tenant of(OwnDomain domain) {
        return tenants.get(domain.tenant());
    }

    void prove(OwnDomain domain) {
        DNS.remove(domain.host().proof()).text(domain.host().proof(), domain.text());
    }

    void point() {
        DNS.remove(host).alias(host, laowang.host());
        DNS.remove(laowang.host()).address(laowang.host(), "203.0.113.1");
    }

    /** In use, by both proofs. */
    OwnDomain bound(Tenant tenant) {
        var domain = claim(tenant);
        prove(domain);
        point();
        var bound = look(domain);
        assertThat(bound.state()).isEqualTo(OwnDomain.State.ACTIVE);
        return bound;
    }

    /** The job's turn, after so long. */
    void later(Duration time) {
        clock.advance(time);
        job.run();
    }

    MockBrowser diner() {
        return new MockBrowser(mvc, host);
    }

    Shop furnished() {
        return Shop.open(beans, laowang);
    }

    static void assertRefused(Runnable act, Class<? extends Refusal> reason) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused -> assertThat(refused.refusal()).isInstanceOf(reason));
    }
}
