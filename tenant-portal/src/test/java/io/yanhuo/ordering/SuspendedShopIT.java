package io.yanhuo.ordering;

import static io.yanhuo.ordering.OrderStatus.CANCELLED;
import static io.yanhuo.ordering.OrderStatus.COMPLETED;
import static io.yanhuo.ordering.OrderStatus.REFUNDED;
import static io.yanhuo.ordering.OrderStatus.REFUNDING;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Orders of a restaurant that the platform has closed meanwhile. */
@RecordApplicationEvents
class SuspendedShopIT extends AfternoonScene {
    @Autowired Tenants tenants;

    private Shop closed;

    @BeforeEach
    void a_shop_of_its_own() {
        closed = Shop.open(beans, "closed");
        closed.autoAccept(true);
    }

    @AfterEach
    void open_again() {
        tenants.happen(closed.tenant.id(), TenantEvent.RESUME);
    }

    @Test
    @DisplayName("T-60 money that arrives after the suspension is booked, and goes back")
    void late_money_goes_back(ApplicationEvents events) {
        var id = closed.placed();
        suspend();

        closed.pay(id);

        assertThat(closed.status(id)).isIn(REFUNDING, REFUNDED);
        assertThat(closed.refunds(id)).containsExactly("whole 5000");
        assertThat(closed.order(id).view().history())
                .extracting(OrderView.Step::status)
                .contains(CANCELLED);
        assertThat(events.stream(OrderPaid.class)).as("commission is earned by").isEmpty();
    }

    @Test
    void an_order_that_was_paid_before_can_be_finished() {
        var id = closed.placed();
        closed.pay(id);
        suspend();

        closed.in(() -> desk.finish(id, closed.owner));
        closed.in(() -> desk.handOver(id, closed.owner));

        assertThat(closed.status(id)).isEqualTo(COMPLETED);
    }

    private void suspend() {
        assertThat(tenants.happen(closed.tenant.id(), TenantEvent.SUSPEND)).isTrue();
    }
}
