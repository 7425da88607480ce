package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.migrations.Release;
import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The register has been read, and before the answer arrives it is not true any more. */
class LateLookUpsIT extends JudgeScene {
    private static final Instant NEXT_YEAR = Instant.parse("2027-12-31T00:00:00Z");

    @Autowired Tenants tenants;
    @Autowired TenantCache cache;
    @Autowired Contacts contacts;
    @Autowired OwnHosts hosts;
    @Autowired Release release;
    @Autowired Clock clock;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager platformTransactions;

    @Test
    @DisplayName("T-26 a restaurant that is suspended during its look-up is not remembered as open")
    void suspended_meanwhile() {
        var shop = testTenants.create("late");

        var late =
                lookedUp(shop.host(), () -> tenants.happen(shop.id(), TenantEvent.SUSPEND)).get();

        assertThat(late.state()).as("read before").isEqualTo(TenantState.ACTIVE);
        assertThat(tenants.byHost(shop.host()).orElseThrow().state())
                .isEqualTo(TenantState.SUSPENDED);
    }

    @Test
    @DisplayName("T-26 a domain that is let go during its look-up leads nowhere at once")
    void let_go_meanwhile() {
        var own = "order-" + RandomId.ofLength(8) + ".localhost";
        var platformTransaction = new TransactionTemplate(platformTransactions);
        platformTransaction.execute(
                _ -> hosts.take(laowang.id(), own, OwnHosts.Status.ACTIVE, Instant.EPOCH));

        var late =
                lookedUp(
                        own,
                        () ->
                                platformTransaction.executeWithoutResult(
                                        _ -> hosts.release(laowang.id(), own, NEXT_YEAR)));

        assertThat(late).as("read before").isPresent();
        assertThat(tenants.byHost(own)).isEmpty();
    }

    /** Somebody else makes the change when the register has been read for this node's memory. */
    private Optional<Tenant> lookedUp(String host, Runnable change) {
        var slow =
                new TenantRegistry(platform, release, clock) {
                    @Override
                    Optional<Tenant> byHost(String wanted) {
                        var read = super.byHost(wanted);
                        CompletableFuture.runAsync(change, Thread::startVirtualThread).join();
                        return read;
                    }
                };
        return new Tenants(slow, cache, contacts).byHost(host);
    }
}
