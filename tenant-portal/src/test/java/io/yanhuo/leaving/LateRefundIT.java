package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A diner gets her money back, although it was asked for when the archive was begun already. */
class LateRefundIT extends LeavingScene {
    private static final Duration LATER = Duration.ofMinutes(10);

    private Accident accident;
    private Tenant shop;

    @BeforeEach
    void a_restaurant() {
        shop = filled("generous");
        accident = accident();
        accident.begin();
    }

    @AfterEach
    void nothing_comes_between_any_more() {
        accident.end();
    }

    @ParameterizedTest
    @CsvSource({"FENCE begun, PROCESSING", "FENCE begun, FAILED", "FENCE closed, ASKED"})
    void the_restaurant_is_closing_until_the_money_is_there(String point, String refund) {
        accident.meanwhileAt(shop.id(), point, () -> giveBack(refund));

        assertThat(archive(shop).state()).isEqualTo(Operation.State.ABANDONED);

        assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
        assertThat(status(owner(tenants.get(shop.id())).open("/admin/export"))).isEqualTo(200);
        clock.advance(LATER);
        due.run();
        assertThat(archives()).as("it is on its way yet").hasSize(1);

        FilledSchema.run(
                "UPDATE `%s`.refund SET state = 'ARRIVED' WHERE out_refund_no = 'r1'"
                        .formatted(shop.schema()));
        due.run();

        assertThat(finished(Archiving.NAME, shop).state()).isEqualTo(Operation.State.DONE);
        assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
        assertThat(archives()).hasSize(2);
        assertThat(purge(shop).state()).isEqualTo(Operation.State.DONE);
    }

    @Test
    void or_has_reached_the_diner_another_way() {
        accident.meanwhileAt(shop.id(), "FENCE begun", () -> giveBack("FAILED"));
        archive(shop);

        FilledSchema.run(
                "INSERT INTO `%s`.payment_entry VALUES (NULL, 'REPAID:r1', 'o1', 'RESTAURANT',"
                                .formatted(shop.schema())
                        + " 'DINERS', 5, '2026-01-01')");
        clock.advance(LATER);
        due.run();

        assertThat(finished(Archiving.NAME, shop).state()).isEqualTo(Operation.State.DONE);
        assertThat(state(shop)).isEqualTo(TenantState.ARCHIVED);
    }

    @Test
    void so_does_one_whose_meal_is_not_settled() {
        accident.meanwhileAt(
                shop.id(),
                "FENCE begun",
                () ->
                        FilledSchema.run(
                                "UPDATE `%s`.orders SET status = 'REFUNDING' LIMIT 1"
                                        .formatted(shop.schema())));

        assertThat(archive(shop).state()).isEqualTo(Operation.State.ABANDONED);

        assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
    }

    @Test
    void the_owner_may_still_change_her_mind() {
        accident.meanwhileAt(shop.id(), "FENCE begun", () -> giveBack("PROCESSING"));
        archive(shop);

        closures.cancel(shop.id(), "反悔了");

        assertThat(state(shop)).as("as it was before").isEqualTo(TenantState.ACTIVE);
        assertThat(closures.of(shop.id())).isEmpty();
    }

    @Test
    void the_hands_that_find_it_may_die_anywhere() {
        accident.meanwhileAt(shop.id(), "FENCE begun", () -> giveBack("PROCESSING"));
        accident.dieOnceAtEveryPoint();

        assertThat(archive(shop).state()).isEqualTo(Operation.State.ABANDONED);

        assertThat(accident.deaths()).contains("FENCE begun", "FENCE closed", "FENCE put off");
        assertThat(state(shop)).isEqualTo(TenantState.CLOSING);
        assertThat(closures.of(shop.id())).isPresent();
        assertThat(status(owner(tenants.get(shop.id())).open("/admin/export"))).isEqualTo(200);
    }

    /** As somebody at the desk does it, who was let in just before. */
    private void giveBack(String state) {
        FilledSchema.run(
                "INSERT INTO `%s`.refund VALUES ('r1', 'o1', 's', 'k', 5, '', '%s', 1,"
                                .formatted(shop.schema(), state)
                        + " NULL, NULL, '2026-01-01', NULL, 0)");
    }

    private List<Operation> archives() {
        return operations.ofTenant(shop.id()).stream()
                .filter(one -> one.kind().equals(Archiving.NAME))
                .toList();
    }
}
