package io.yanhuo.ordering;

import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Stock;
import io.yanhuo.payments.FailedRefund;
import io.yanhuo.payments.Payments;
import io.yanhuo.shared.Money;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Gives back what an order has taken: stock, coupon, money. Expects the order to be locked. */
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Reversal {
    /** The payer reads the reason in WeChat, which cuts it at 80 bytes. */
    private static final int LONGEST_REASON = 26;

    private final OrderNews news;
    private final Coupons coupons;
    private final Stock stock;
    private final Payments payments;
    private final ExtraRefunds extras;
    private final MessageSource texts;

    Reversal(
            OrderNews news,
            Coupons coupons,
            Stock stock,
            Payments payments,
            ExtraRefunds extras,
            MessageSource texts) {
        this.news = news;
        this.coupons = coupons;
        this.stock = stock;
        this.payments = payments;
        this.extras = extras;
        this.texts = texts;
    }

    /** Before any money came. */
    void cancel(Order order, Act act) {
        order.cancel(act);
        payments.close(order.id());
        coupons.giveBack(order.id());
        stock.giveBack(order.lines().units());
    }

    /** All of the money goes back, and what nobody has begun to cook can be sold again. */
    void refund(Order order, Act act) {
        var uncooked = order.uncooked();
        var key = order.refund(act);
        var amount = order.amounts().payable();
        if (amount.fen() == 0) order.refundArrived(act);
        news.publish(order);
        if (amount.fen() > 0) {
            var owed = extras.owed(order.id());
            payments.refund(order.id(), key, amount, reason(act), owed);
        }
        coupons.giveBack(order.id());
        if (!uncooked.isEmpty()) stock.giveBack(uncooked);
    }

    /**
     * What WeChat could not give back was paid another way.
     *
     * @return false if that is not this sum: somebody has pressed twice, or more has failed since
     */
    boolean repaid(Order order, Money owed, Act act) {
        if (owed.fen() == 0 || !FailedRefund.sum(payments.failed(order.id())).equals(owed)) {
            return false;
        }
        payments.repaid(order.id());
        if (order.refundHasFailed()) order.refundArrived(act);
        else order.note(act);
        return true;
    }

    String reason(Act act) {
        var text =
                act.reason().startsWith(Act.TEXT)
                        ? texts.getMessage(act.reason(), null, Locale.CHINA)
                        : act.reason();
        return text.substring(0, Math.min(LONGEST_REASON, text.length()));
    }
}
