package io.yanhuo.ordering;

import io.yanhuo.ordering.OrderRefusal.NoSuchOrder;
import io.yanhuo.ordering.OrderRefusal.TooLate;
import io.yanhuo.payments.PayWay;
import io.yanhuo.payments.Payable;
import io.yanhuo.payments.PaymentStart;
import io.yanhuo.payments.Payments;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Brands;
import java.time.Clock;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What diners do with their orders; an order of somebody else is as if it were not there. */
@Service
public class Ordering {
    private static final int LONGEST_DESCRIPTION = 127;

    private final Orders orders;
    private final OrdersOfBefore before;
    private final OrderViews views;
    private final Reversal reversal;
    private final Payments payments;
    private final Brands brands;
    private final Clock clock;

    Ordering(
            Orders orders,
            OrdersOfBefore before,
            OrderViews views,
            Reversal reversal,
            Payments payments,
            Brands brands,
            Clock clock) {
        this.orders = orders;
        this.before = before;
        this.views = views;
        this.reversal = reversal;
        this.payments = payments;
        this.brands = brands;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public OrderView find(String orderId, String dinerId) {
        return views.of(orders.getOf(orderId, dinerId));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<OrderView> ofDiner(String dinerId, int limit) {
        return orders
                .findByPlacingDinerIdOrderByPlacingPlacedAtDesc(dinerId, Limit.of(limit))
                .stream()
                .map(views::of)
                .toList();
    }

    /** Opens the payment at WeChat, or repeats it; outside of transactions. */
    @Transactional(propagation = Propagation.NEVER)
    public PaymentStart pay(String orderId, String dinerId, PayWay way) {
        return payments.begin(payable(orders.getOf(orderId, dinerId)), way);
    }

    /**
     * Pays in a practice copy at the press of a button; outside of transactions.
     *
     * @throws Refused if it is not for practice, or nobody may pay any more
     */
    @Transactional(propagation = Propagation.NEVER)
    public void practise(String orderId, String dinerId) {
        payments.practise(orders.getOf(orderId, dinerId).id());
    }

    /**
     * Asks WeChat whether it is paid, for a diner who says so; outside of transactions.
     *
     * @return false if WeChat has not answered
     */
    @Transactional(propagation = Propagation.NEVER)
    public boolean refresh(String orderId, String dinerId) {
        var status = orders.getOf(orderId, dinerId).status();
        return status != OrderStatus.AWAITING_PAYMENT || payments.refresh(orderId);
    }

    /**
     * Before it is paid: stock and coupon are free again. One that may have been paid and eaten
     * long ago, which the data does not say, waits for WeChat's answer.
     */
    @Transactional
    public void cancel(String orderId, String dinerId) {
        var order = orders.getLocked(orderId);
        if (!order.placing().dinerId().equals(dinerId)) throw new Refused(new NoSuchOrder());
        if (before.has(order))
            throw new Refused(new TooLate(order.status(), OrderStatus.CANCELLED));
        reversal.cancel(order, new Act(By.diner(dinerId), Act.BY_DINER, clock.instant()));
    }

    private Payable payable(Order order) {
        boolean open =
                order.status() == OrderStatus.AWAITING_PAYMENT
                        && clock.instant().isBefore(order.placing().payBy());
        if (!open) throw new Refused(new TooLate(order.status(), OrderStatus.PAID));
        var description = brands.current().name() + " " + order.id();
        return new Payable(
                order.id(),
                order.amounts().payable(),
                description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length())),
                order.placing().payBy());
    }
}
