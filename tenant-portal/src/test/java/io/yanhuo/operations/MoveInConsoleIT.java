package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.TestDatabase;
import io.yanhuo.SecondServer;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TwoServers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** An operator sends a restaurant to another database server, which is really there. */
@Tag("alone")
@ContextConfiguration(initializers = SecondServer.class)
@DirtiesContext
class MoveInConsoleIT extends ConsoleScene {
    private static final String REASON = "旧机器要退役";

    @Autowired ApplicationContext beans;
    @Autowired Operations operations;
    @Autowired PlainSql sql;

    private Tenant shop;
    private String page;

    @BeforeEach
    void a_restaurant_at_home() {
        TwoServers.onlyHomeIsOpen(beans);
        shop = testTenants.create("moving");
        page = "/tenants/" + shop.publicId();
        TwoServers.bothAreOpen(beans);
        click("before");
    }

    @AfterEach
    void nobody_lives_in_the_east() {
        TwoServers.onlyHomeIsOpen(beans);
        TwoServers.nobodyLivesInTheEast(beans);
    }

    @Test
    @DisplayName("T-45 an operator begins a move: it lives there afterwards, and the log says who")
    void moves_and_is_recorded() throws SQLException {
        assertThat(operator.open(page).page())
                .contains("现在在 " + shop.cluster(), "value=\"" + SecondServer.NAME + "\"");

        var answer =
                operator.post(
                        page + "/move", Map.of("destination", SecondServer.NAME, "reason", REASON));

        assertThat(answer.status()).isEqualTo(303);
        await().atMost(Duration.ofMinutes(2)).until(() -> move().state() == Operation.State.DONE);
        tenants.refresh();
        assertThat(tenants.get(shop.id()).cluster()).isEqualTo(SecondServer.NAME);
        click("after");
        assertThat(clicksIn(SecondServer.running())).isEqualTo(2);
        assertThat(clicksIn(TestDatabase.shared())).as("in the old place").isEqualTo(1);
        assertTheOperatorIsNamed();
        assertThat(operator.open(page).page())
                .contains("现在在 " + SecondServer.NAME, "operation-MOVE", REASON);
    }

    @Test
    @DisplayName("T-45 without a reason, or to where it is, nothing begins and nothing is recorded")
    void nothing_begins() {
        operator.open(page);

        assertThat(refused(SecondServer.NAME, " ")).isEqualTo(422);
        assertThat(refused(shop.cluster(), REASON)).isEqualTo(409);
        assertThat(operations.ofTenant(shop.id())).isEmpty();
        assertThat(audit.latest(shop.id(), null, 9))
                .noneMatch(entry -> entry.action().equals("tenant.move"));
    }

    private int refused(String destination, String reason) {
        return operator.post(page + "/move", Map.of("destination", destination, "reason", reason))
                .status();
    }

    private void assertTheOperatorIsNamed() {
        assertThat(audit.latest(shop.id(), null, 9))
                .filteredOn(entry -> entry.action().equals("tenant.move"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.actor()).isEqualTo("OPERATOR:watch");
                    assertThat(entry.subject()).isEqualTo(shop.slug());
                    assertThat(entry.detail()).isEqualTo(SecondServer.NAME + ": " + REASON);
                });
    }

    private Operation move() {
        return operations.ofTenant(shop.id()).getFirst();
    }

    /** Something that its people do. */
    private void click(String diner) {
        tenants.as(
                shop.id(),
                () ->
                        transaction.executeWithoutResult(_ ->
                                sql.update(
                                        "INSERT INTO share_click (distributor_id, diner_id,"
                                                + " clicked_at) VALUES ('mover', ?, '2026-11-29')",
                                        diner)));
    }

    private long clicksIn(DatabaseServer server) throws SQLException {
        try (var connection = server.administrator();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM `" + shop.schema() + "`.share_click")) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
