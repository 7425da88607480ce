package io.yanhuo.ordering;

import io.yanhuo.integrations.Outbox;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Stock;
import io.yanhuo.ordering.OrderRefusal.PriceChanged;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns a basket that may be ordered into an order, and takes what it needs. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Placement {
    private final Assessor assessor;
    private final Coupons coupons;
    private final NewOrders newOrders;
    private final Orders orders;
    private final Contacts contacts;
    private final Stock stock;
    private final Cashier cashier;
    private final Outbox outbox;
    private final BusinessDays days;
    private final Clock clock;

    Placement(
            Assessor assessor,
            Coupons coupons,
            NewOrders newOrders,
            Orders orders,
            Contacts contacts,
            Stock stock,
            Cashier cashier,
            Outbox outbox,
            BusinessDays days,
            Clock clock) {
        this.assessor = assessor;
        this.coupons = coupons;
        this.newOrders = newOrders;
        this.orders = orders;
        this.contacts = contacts;
        this.stock = stock;
        this.cashier = cashier;
        this.outbox = outbox;
        this.days = days;
        this.clock = clock;
    }

    /**
     * @param unpaidPlace where the order waits for its payment
     */
    record Attempt(String dinerId, String key, String source, int unpaidPlace) {}

    String place(Attempt attempt, Basket basket, Money seen, StoreState state) {
        var id = RandomId.ofLength(20);
        var wanted = basket.couponId();
        var coupon = wanted == null ? null : coupons.use(wanted, attempt.dinerId(), id);
        var assessed = assessor.assess(basket, state, coupon);
        refuse(assessed, seen);
        var order = order(id, attempt, basket, assessed, state);
        newOrders.insert(order);
        if (assessed.price().payable().fen() == 0) cashier.paid(orders.get(id), Act.NOTHING_TO_PAY);
        else outbox.addAt(order.placing().payBy(), UnpaidTimeout.KIND, id);
        // Last, so that the row everybody wants is held for the shortest time.
        stock.take(assessed.counted());
        return id;
    }

    private static void refuse(Assessment assessed, Money seen) {
        if (!assessed.problems().isEmpty()) throw new Refused(assessed.problems().getFirst());
        var now = assessed.price().payable();
        if (!now.equals(seen)) throw new Refused(new PriceChanged(seen, now));
    }

    private Order order(
            String id, Attempt attempt, Basket basket, Assessment assessed, StoreState state) {
        var now = clock.instant();
        var patience = Duration.ofMinutes(state.settings().handling().payMinutes());
        boolean delivered = basket.fulfilment() == Fulfilment.DELIVERY;
        var contact = delivered ? contacts.seal(basket.address()) : null;
        return new Order(
                id,
                days.of(now, state.settings()),
                new Placing(
                        attempt.dinerId(),
                        attempt.key(),
                        attempt.source(),
                        now,
                        now.plus(patience),
                        assessed.price().payable().fen() == 0 ? null : attempt.unpaidPlace()),
                Destination.of(basket.fulfilment(), assessed, contact),
                basket,
                assessed);
    }
}
