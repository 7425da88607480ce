package io.yanhuo.payments;

import io.yanhuo.payments.wechat.Check;
import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Trade;
import io.yanhuo.payments.wechat.WeChatTime;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Takes what WeChat says about a payment: compares it with what we asked for, then books it. */
@Component
class TradeDesk {
    private final Check check;
    private final Alarm alarm;
    private final WeChatTime time;
    private final Clock clock;

    TradeDesk(Check check, Alarm alarm, WeChatTime time, Clock clock) {
        this.time = time;
        this.check = check;
        this.alarm = alarm;
        this.clock = clock;
    }

    /**
     * @return what does not agree, in which case nothing is booked
     */
    Optional<String> accept(PaymentBook book, Charge charge, Merchant merchant, Trade trade) {
        if (!trade.paid()) {
            if (trade.closed()) book.close(charge.outTradeNo(), clock.instant());
            return Optional.empty();
        }
        var mismatch = check.payment(trade, charge.at(merchant));
        if (mismatch.isPresent()) {
            alarm.raise("payments.mismatch", charge.outTradeNo(), mismatch.get());
            return mismatch;
        }
        if (trade.givenBack() && !booked(book, charge))
            return Optional.of(endUnbooked(book, charge));
        var transaction = String.valueOf(trade.transactionId());
        var at = trade.paidAt().map(time::ours).orElseGet(clock::instant);
        book.arrive(charge.outTradeNo(), transaction, at);
        return Optional.empty();
    }

    private static boolean booked(PaymentBook book, Charge charge) {
        return book.find(charge.outTradeNo())
                .filter(found -> found.state() == PaymentState.PAID)
                .isPresent();
    }

    /**
     * We give back what is booked only: so somebody did it in the merchant portal, before we knew
     * of the money. Whether all of it is gone WeChat does not say. Nobody shall cook for it; what
     * may be left of it goes back where the rest did, and people see to that.
     */
    private String endUnbooked(PaymentBook book, Charge charge) {
        var why = "given back in the merchant portal before it was booked";
        alarm.raise("payments.given-back-unbooked", charge.outTradeNo(), why);
        book.close(charge.outTradeNo(), clock.instant());
        return why;
    }
}
