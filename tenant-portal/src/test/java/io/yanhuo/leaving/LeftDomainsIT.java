package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.domains.DomainRefusal;
import io.yanhuo.domains.Domains;
import io.yanhuo.domains.OwnDomain;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.OwnHosts;
import io.yanhuo.tenancy.OwnHosts.Status;
import io.yanhuo.tenancy.Tenant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What becomes of the names that a restaurant had brought, when it leaves. */
class LeftDomainsIT extends LeavingScene {
    private final String host = "order." + RandomId.ofLength(10) + ".cn";

    @Autowired Domains domains;
    @Autowired OwnHosts hosts;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager platformTransactions;

    @Test
    @DisplayName("T-27 they lead nowhere, rest with its address, and come back by a proof alone")
    void they_rest_and_come_back_by_a_proof_alone() {
        var shop = filled("goer");
        bind(shop);
        ready(shop);

        archive(shop);
        assertThat(tenants.byHost(host)).isEmpty();
        assertThat(hosts.of(host))
                .get()
                .extracting(OwnHosts.Hold::status)
                .isEqualTo(Status.RELEASED);
        restore(shop);

        assertThat(tenants.byHost(shop.host())).as("the platform's name").isPresent();
        assertThat(tenants.byHost(host)).as("its own").isEmpty();
        assertThat(domains.of(shop.id()))
                .extracting(OwnDomain::state)
                .containsExactly(OwnDomain.State.LAPSED);
        assertTaken(testTenants.create("heir"));
    }

    @Test
    @DisplayName("T-27 of a purged restaurant nothing is left but the rest of its name")
    void nothing_is_left_but_their_rest() {
        var shop = filled("gone");
        bind(shop);
        ready(shop);
        archive(shop);
        var heir = testTenants.create("heir");
        assertTaken(heir);

        purge(shop);

        assertThat(domains.of(shop.id())).isEmpty();
        assertThat(hosts.of(host)).isPresent();
        assertThat(heir.scope().get(() -> domains.claim(host)).state())
                .isEqualTo(OwnDomain.State.WAITING);
    }

    private void bind(Tenant shop) {
        var domain = shop.scope().get(() -> domains.claim(host));
        new TransactionTemplate(platformTransactions)
                .executeWithoutResult(_ ->
                        assertThat(hosts.take(shop.id(), host, Status.ACTIVE, domain.tokenAt()))
                                .isTrue());
        assertThat(tenants.byHost(host)).map(Tenant::id).contains(shop.id());
    }

    private void assertTaken(Tenant heir) {
        assertThatThrownBy(() -> heir.scope().get(() -> domains.claim(host)))
                .isInstanceOfSatisfying(
                        Refused.class,
                        refused ->
                                assertThat(refused.refusal())
                                        .isEqualTo(new DomainRefusal.Taken(host)));
    }
}
