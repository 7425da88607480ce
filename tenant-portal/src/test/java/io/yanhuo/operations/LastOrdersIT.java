package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.yanhuo.ordering.OrderPaid;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Tenant;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

/** How the platform sees that a restaurant sells. */
class LastOrdersIT extends ConsoleScene {
    @Autowired ApplicationEventPublisher events;
    @Autowired MeterRegistry meters;

    @Nested
    class A_restaurant_that_sells {
        private final Tenant shop = testTenants.create("sells");
        private final Instant noon = Instant.parse("2026-11-24T04:00:00Z");

        @Test
        void is_seen_to_sell_once_the_order_is_committed() {
            sell(noon, false);

            assertThat(lastOrder()).isEqualTo(noon);
            assertThat(operator.open("/tenants/" + shop.publicId()).page())
                    .contains("2026-11-24 12:00");
        }

        @Test
        void is_not_if_the_order_was_rolled_back() {
            double before = counted();
            sell(noon, true);

            assertThat(lastOrder()).isNull();
            assertThat(counted()).isEqualTo(before);
        }

        @Test
        void is_counted_with_each_order() {
            double before = counted();
            sell(noon, false);
            sell(noon.plusSeconds(1), false);

            assertThat(counted()).isEqualTo(before + 2);
        }

        private double counted() {
            return meters.find("yanhuo.orders.paid").counters().stream()
                    .mapToDouble(Counter::count)
                    .sum();
        }

        @Test
        void is_noted_once_a_minute_and_never_backwards() {
            fleet.orderSeen(shop.id(), noon);
            fleet.orderSeen(shop.id(), noon.plusSeconds(59));
            fleet.orderSeen(shop.id(), noon.minus(1, ChronoUnit.HOURS));
            assertThat(lastOrder()).isEqualTo(noon);

            fleet.orderSeen(shop.id(), noon.plusSeconds(61));
            assertThat(lastOrder()).isEqualTo(noon.plusSeconds(61));
        }

        private void sell(Instant at, boolean rollBack) {
            tenants.as(
                    shop.id(),
                    () ->
                            transaction.executeWithoutResult(status -> {
                                events.publishEvent(paid(at));
                                if (rollBack) status.setRollbackOnly();
                            }));
        }

        private Instant lastOrder() {
            return fleet.find(shop.publicId()).orElseThrow().lastOrderAt();
        }

        private OrderPaid paid(Instant at) {
            return new OrderPaid("none", "none", 1, List.of(), Money.ofFen(4500), at);
        }
    }
}
