package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.PlatformRows;
import io.yanhuo.PortalTest;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import io.yanhuo.signup.NewRestaurant;
import io.yanhuo.signup.Signups;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.OperationReached;
import io.yanhuo.tenancy.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.ApplicationEventMulticaster;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/**
 * A restaurant that never opened leaves nothing in the platform's schema. The tables are read from
 * the server, so that one that is new is asked the day it is written.
 */
@PortalTest
class RemovedTenantIT {
    private static final String HOST = "ops.yanhuo.localhost";
    private static final String PASSWORD = "correct-horse-battery";
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    /** What the law wants kept: bills, the money that came for them, and who did what. */
    private static final Set<String> KEPT =
            Set.of("audit", "operation", "bill", "credit_entry", "platform_payment");

    private final Signups signups;
    private final Operations operations;
    private final OperatorAccounts accounts;
    private final OperatorSessions sessions;
    private final JdbcClient platform;
    private final PlatformRows rows;
    private final MockMvc mvc;
    private final ConfigurableApplicationContext context;
    private final Path data;

    RemovedTenantIT(
            Signups signups,
            Operations operations,
            OperatorAccounts accounts,
            OperatorSessions sessions,
            JdbcClient platform,
            MockMvc mvc,
            ConfigurableApplicationContext context,
            @Value("${yanhuo.data}") Path data) {
        this.signups = signups;
        this.operations = operations;
        this.accounts = accounts;
        this.sessions = sessions;
        this.platform = platform;
        this.rows = new PlatformRows(platform);
        this.mvc = mvc;
        this.context = context;
        this.data = data;
    }

    @Test
    void leaves_no_row_that_refers_to_it() throws IOException {
        var operation = stuckJustBeforeItOpens();
        var tenant = operations.find(operation).orElseThrow().tenant();
        var pictures = data.resolve("tenants").resolve(tenant.toString());
        Files.createDirectories(pictures.resolve("pictures"));
        // The audit writes its own row about it, and takes no other.
        rows.all().stream()
                .filter(reference -> !reference.table().equals("audit"))
                .forEach(reference -> rows.fill(reference, tenant));

        var operator = operator();
        operator.open("/operations");
        var path = "/operations/" + operation + "/abandonment";
        assertThat(operator.post(path, Map.of("reason", "店主不来了")).status()).isEqualTo(303);
        await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.ABANDONED);

        assertThat(rows.all())
                .hasSizeGreaterThan(12)
                .filteredOn(reference -> !KEPT.contains(reference.table()))
                .allSatisfy(reference -> assertThat(rows.count(reference, tenant)).isZero());
        assertThat(rows.all())
                .filteredOn(reference -> KEPT.contains(reference.table()))
                .allSatisfy(reference -> assertThat(rows.count(reference, tenant)).isPositive());
        assertThat(pictures).doesNotExist();
        for (var invented : List.of("bill", "credit_entry", "platform_payment")) {
            platform.sql("DELETE FROM " + invented + " WHERE tenant_id = ? OR tenant_id > 1000000")
                    .param(tenant.value())
                    .update();
        }
    }

    private String stuckJustBeforeItOpens() {
        ApplicationListener<PayloadApplicationEvent<OperationReached>> accident =
                event -> {
                    var reached = event.getPayload();
                    if (reached.step().equals("OPEN") && reached.point().equals("begun")) {
                        throw new IllegalStateException("made to fail");
                    }
                };
        context.addApplicationListener(accident);
        try {
            var slug = new Slug("nothing-" + RandomId.ofLength(6));
            var owner = new PhoneNumber("13911130001");
            var restaurant = new NewRestaurant("没开成", slug, "tea", "#8c1c2b", null, owner);
            var id = signups.begin(restaurant, RandomId.ofLength(24), null);
            var operation = operations.about("PROVISION", id).orElseThrow().id();
            await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.FAILED);
            return operation;
        } finally {
            context.getBean(ApplicationEventMulticaster.class).removeApplicationListener(accident);
        }
    }

    private MockBrowser operator() {
        accounts.ensure("remover", PASSWORD);
        var answer = new MockHttpServletResponse();
        sessions.signIn("remover", PASSWORD, new MockHttpServletRequest(), answer);
        var browser = new MockBrowser(mvc, HOST);
        browser.keep(answer.getCookies());
        return browser;
    }

    private Operation.State state(String operation) {
        return operations.find(operation).orElseThrow().state();
    }
}
