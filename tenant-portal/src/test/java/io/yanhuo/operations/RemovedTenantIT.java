package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
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
import io.yanhuo.tenancy.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
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
        this.mvc = mvc;
        this.context = context;
        this.data = data;
    }

    private record Reference(String table, String column) {}

    private record Column(String name, String type, long length) {
        Object any() {
            return switch (type) {
                case "char", "varchar" -> RandomId.ofLength((int) Math.min(length, 20));
                case "bigint", "int" ->
                        ThreadLocalRandom.current().nextInt(1_000_000, Integer.MAX_VALUE);
                case "tinyint", "smallint", "double" -> 1;
                case "datetime", "timestamp", "date" -> "2026-01-01";
                case "json", "longtext" -> "{}";
                default -> new byte[] {1};
            };
        }
    }

    @Test
    void leaves_no_row_that_refers_to_it() throws IOException {
        var operation = stuckJustBeforeItOpens();
        var tenant = operations.find(operation).orElseThrow().tenant();
        var pictures = data.resolve("tenants").resolve(tenant.toString());
        Files.createDirectories(pictures.resolve("pictures"));
        // The audit writes its own row about it, and takes no other.
        references().stream()
                .filter(reference -> !reference.table().equals("audit"))
                .forEach(reference -> fill(reference, tenant));

        var operator = operator();
        operator.open("/operations");
        var path = "/operations/" + operation + "/abandonment";
        assertThat(operator.post(path, Map.of("reason", "店主不来了")).status()).isEqualTo(303);
        await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.ABANDONED);

        assertThat(references())
                .hasSizeGreaterThan(12)
                .filteredOn(reference -> !KEPT.contains(reference.table()))
                .allSatisfy(reference -> assertThat(count(reference, tenant)).isZero());
        assertThat(references())
                .filteredOn(reference -> KEPT.contains(reference.table()))
                .allSatisfy(reference -> assertThat(count(reference, tenant)).isPositive());
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

    private List<Reference> references() {
        return platform.sql(
                        """
                        SELECT table_name, column_name FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND column_name LIKE '%tenant%'
                           AND data_type = 'bigint'
                        """)
                .query((row, _) -> new Reference(row.getString(1), row.getString(2)))
                .list();
    }

    private long count(Reference reference, TenantId tenant) {
        return platform.sql(
                        "SELECT COUNT(*) FROM %s WHERE %s = ?"
                                .formatted(reference.table(), reference.column()))
                .param(tenant.value())
                .query(Long.class)
                .single();
    }

    /** Where provisioning wrote nothing, some row of the restaurant, whatever it says. */
    private void fill(Reference reference, TenantId tenant) {
        if (count(reference, tenant) > 0) return;
        var columns = columns(reference);
        var names = columns.stream().map(Column::name).toList();
        var marks = columns.stream().map(_ -> "?").toList();
        platform.sql(
                        "INSERT INTO %s (%s, %s) VALUES (?, %s)"
                                .formatted(
                                        reference.table(),
                                        reference.column(),
                                        String.join(", ", names),
                                        String.join(", ", marks)))
                .param(tenant.value())
                .params(columns.stream().map(Column::any).toList())
                .update();
    }

    private List<Column> columns(Reference reference) {
        return platform.sql(
                        """
                        SELECT column_name, data_type, character_maximum_length
                          FROM information_schema.columns
                         WHERE table_schema = DATABASE() AND table_name = ? AND column_name <> ?
                           AND is_nullable = 'NO' AND column_default IS NULL
                           AND extra NOT LIKE '%auto_increment%'
                        """)
                .params(reference.table(), reference.column())
                .query((row, _) -> new Column(row.getString(1), row.getString(2), row.getLong(3)))
                .list();
    }
}
