package io.yanhuo.integrations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.tenancy.AfterCommit;
import io.yanhuo.tenancy.DatabaseSettings;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Hints that could not be written, and those of a restaurant that is not there. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "yanhuo.outbox.every=1h")
@ContextConfiguration(initializers = TestTenants.class)
@Import(OutboxIT.Letters.class)
class LostHintsIT {
    private static final Duration LATER = Duration.ofDays(7);

    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;
    @Autowired Outbox outbox;
    @Autowired OutboxRelay relay;
    @Autowired OutboxSweep sweep;
    @Autowired OutboxIT.Letters letters;
    @Autowired TransactionTemplate transaction;
    @Autowired MovableClock clock;
    @Autowired DataSource source;
    @Autowired DatabaseSettings settings;
    @Autowired JdbcClient platform;

    @AfterEach
    void now_again() {
        clock.reset();
    }

    @Test
    void what_has_been_committed_is_no_failure_because_nobody_could_be_told() throws Exception {
        var shop = testTenants.create("crowded");
        var others = new AtomicBoolean();
        var all = allTurnsOf(shop);
        try {
            shop.scope()
                    .run(() ->
                            transaction.executeWithoutResult(_ -> {
                                outbox.add("letter", "hello");
                                AfterCommit.run(() -> others.set(true));
                            }));
        } finally {
            for (var one : all) one.close();
        }

        assertThat(others).as("what others do after the commit").isTrue();
        look();
        assertThat(letters.sent).contains(shop.id() + ":hello");
    }

    @Test
    void nobody_looks_for_an_archived_restaurant_until_it_is_back() {
        var shop = testTenants.create("asleep");
        remindOneself(shop);
        tenants.happen(shop.id(), TenantEvent.REQUEST_CLOSURE);
        assertThat(tenants.happen(shop.id(), TenantEvent.ARCHIVE)).isTrue();
        clock.advance(LATER);

        look();

        assertThat(hinted(shop)).isFalse();
        assertThat(letters.sent).doesNotContain(shop.id() + ":reminder");
        assertThat(tenants.happen(shop.id(), TenantEvent.RESTORE)).isTrue();
        sweep.run();
        look();
        assertThat(letters.sent).contains(shop.id() + ":reminder");
    }

    private void remindOneself(Tenant shop) {
        var due = clock.instant().plus(LATER);
        shop.scope()
                .run(() ->
                        transaction.executeWithoutResult(
                                _ -> outbox.addAt(due, "letter", "reminder")));
    }

    /** Those of other tests may be in front. */
    private void look() {
        for (int i = 0; i < 5; i++) relay.due().forEach(relay::relay);
    }

    private boolean hinted(Tenant shop) {
        return platform.sql("SELECT COUNT(*) FROM outbox_hint WHERE tenant_id = ?")
                        .param(shop.id().value())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** The connections to the platform's schema that work for it may have at once. */
    private List<Connection> allTurnsOf(Tenant shop) throws Exception {
        var all = new ArrayList<Connection>();
        while (all.size() < settings.platformShare()) {
            all.addAll(
                    Crowd.atOnce(
                            1,
                            () ->
                                    shop.scope()
                                            .<Connection, SQLException>call(
                                                    source::getConnection)));
        }
        return all;
    }
}
