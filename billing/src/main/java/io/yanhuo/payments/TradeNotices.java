package io.yanhuo.payments;

import io.yanhuo.payments.PayRoutes.Route;
import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.Answer.Rejected;
import io.yanhuo.payments.wechat.Answer.Unknown;
import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Trade;
import io.yanhuo.payments.wechat.WeChatTime;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Takes notices about payments, in the scope of the restaurant that was paid or pays. One that
 * comes late says how it stood then, and the money may have gone back since: then WeChat is asked
 * how it stands now.
 */
@Component
class TradeNotices {
    private static final Duration LATE = Duration.ofMinutes(2);

    private final Books books;
    private final Merchants merchants;
    private final Tills tills;
    private final TradeDesk trades;
    private final WeChatTime time;
    private final Clock clock;

    TradeNotices(
            Books books,
            Merchants merchants,
            Tills tills,
            TradeDesk trades,
            WeChatTime time,
            Clock clock) {
        this.books = books;
        this.merchants = merchants;
        this.tills = tills;
        this.trades = trades;
        this.time = time;
        this.clock = clock;
    }

    /**
     * @return what does not agree, in which case nothing is booked
     */
    Optional<String> accept(Route route, Trade told) {
        var book = books.of(route.payer());
        var found = book.find(String.valueOf(told.outTradeNo()));
        if (found.isEmpty()) return Optional.of("a payment we have not opened");
        var charge = found.get().charge();
        var merchant = merchants.get(route.callbackKey());
        boolean news = found.get().state() != PaymentState.PAID;
        var trade = news && late(told) ? now(merchant, charge, told) : told;
        if (!trade.paid()) return Optional.of("trade_state " + trade.tradeState());
        return trades.accept(book, charge, merchant, trade);
    }

    private boolean late(Trade told) {
        var limit = clock.instant().minus(LATE);
        return told.paidAt().map(time::ours).filter(limit::isAfter).isPresent();
    }

    /**
     * Where WeChat refuses to say, such as to a merchant who has lost the right to ask, what it has
     * signed counts: the money came.
     *
     * @throws IllegalStateException if WeChat gives no answer: the notice waits for one
     */
    private Trade now(Merchant merchant, Charge charge, Trade told) {
        var number = charge.outTradeNo();
        return switch (tills.of(merchant).query(merchant, number)) {
            case Done<Trade>(var trade) -> trade;
            case Rejected<Trade> _ -> told;
            case Unknown<Trade> _ ->
                    throw new IllegalStateException("no certain answer about " + number);
        };
    }
}
