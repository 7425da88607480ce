package io.yanhuo.ordering;

import io.yanhuo.integrations.Outbox;
import io.yanhuo.payments.PaymentArrived;
import io.yanhuo.payments.Payments;
import io.yanhuo.payments.RefundSettled;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes the money that arrives for orders. That it is there is a fact: an order that has no use for
 * it sends it back, and never fails.
 */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Cashier {
    /** After which the owner is told by phone that an order waits. */
    static final Duration REMIND_AFTER = Duration.ofMinutes(3);

    private final Orders orders;
    private final OrderNews news;
    private final OrdersOfBefore before;
    private final PickupNumbers numbers;
    private final Reversal reversal;
    private final Payments payments;
    private final Store store;
    private final BusinessDays days;
    private final Outbox outbox;
    private final Tenants tenants;
    private final Clock clock;

    Cashier(
            Orders orders,
            OrderNews news,
            OrdersOfBefore before,
            PickupNumbers numbers,
            Reversal reversal,
            Payments payments,
            Store store,
            BusinessDays days,
            Outbox outbox,
            Tenants tenants,
            Clock clock) {
        this.orders = orders;
        this.news = news;
        this.before = before;
        this.numbers = numbers;
        this.reversal = reversal;
        this.payments = payments;
        this.store = store;
        this.days = days;
        this.outbox = outbox;
        this.tenants = tenants;
        this.clock = clock;
    }

    @EventListener
    void on(PaymentArrived money) {
        orders.lock(money.subject()).ifPresent(order -> take(order, money));
    }

    @EventListener
    void on(RefundSettled refund) {
        orders.lock(refund.subject()).ifPresent(order -> settle(order, refund));
    }

    /** The order is paid for: it gets its number, and goes to the kitchen if that is the rule. */
    void paid(Order order, String reason) {
        var handling = store.settings().handling();
        var act = Act.house(reason, clock.instant());
        book(order, act);
        if (handling.autoAccept()) order.accept(Act.house(Act.AUTOMATIC, act.at()));
        else await(order, act, Duration.ofMinutes(handling.acceptMinutes()));
        news.publish(order);
    }

    private void book(Order order, Act act) {
        var day = days.of(act.at(), store.settings());
        order.pay(numbers.draw(day), day, act);
    }

    /** The money is there, and whether the meal was is for people to say. */
    private void paidBefore(Order order) {
        book(order, Act.of(By.HOUSE, clock.instant()));
        before.leave(order);
        news.publish(order);
    }

    private void await(Order order, Act act, Duration patience) {
        outbox.addAt(act.at().plus(REMIND_AFTER), UnacceptedReminder.KIND, order.id());
        outbox.addAt(act.at().plus(patience), UnacceptedTimeout.KIND, order.id());
    }

    private void take(Order order, PaymentArrived money) {
        var now = clock.instant();
        switch (order.status()) {
            case AWAITING_PAYMENT -> {
                if (!order.awaits(money.amount())) refuse(order, money, Act.OTHER_AMOUNT);
                else if (before.has(order)) paidBefore(order);
                else if (isLate(order)) refuse(order, money, Act.LATE_MONEY);
                else if (!tenants.current().state().open()) refuse(order, money, Act.NOT_SERVING);
                else paid(order, "");
            }
            case CANCELLED -> giveBack(order, money, Act.house(Act.LATE_MONEY, now));
            case PAID, PREPARING, READY, DELIVERING, COMPLETED, REFUNDING, REFUNDED ->
                    extra(order, money, Act.house(Act.EXTRA_MONEY, now));
        }
    }

    /**
     * WeChat takes no money that late: we have heard of it late, and nobody waits for a meal that
     * has not been accepted for so long.
     */
    private boolean isLate(Order order) {
        var patience = Duration.ofMinutes(store.settings().handling().acceptMinutes());
        return clock.instant().isAfter(order.placing().payBy().plus(patience));
    }

    private void refuse(Order order, PaymentArrived money, String reason) {
        var act = Act.house(reason, clock.instant());
        reversal.cancel(order, act);
        giveBack(order, money, act);
    }

    private void giveBack(Order order, PaymentArrived money, Act act) {
        if (!order.amounts().payable().equals(money.amount())) extra(order, money, act);
        else reversal.refund(order, act);
    }

    /** Paid twice, or not what was asked for: exactly this money goes back. */
    private void extra(Order order, PaymentArrived money, Act act) {
        order.note(act);
        var transaction = money.transactionId();
        var reason = reversal.reason(act);
        payments.refundPayment(transaction, ExtraRefunds.key(transaction), money.amount(), reason);
    }

    private void settle(Order order, RefundSettled refund) {
        var now = clock.instant();
        var failed = Act.house(Act.REFUND_FAILED, now);
        boolean whole = order.refunds(refund.refundKey());
        if (whole && refund.arrived()) order.refundArrived(Act.of(By.HOUSE, now));
        else if (whole) order.refundFailed(failed);
        else if (!refund.arrived()) order.note(failed);
    }
}
