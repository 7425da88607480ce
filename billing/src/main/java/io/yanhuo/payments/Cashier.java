package io.yanhuo.payments;

import io.yanhuo.payments.PayRoutes.Payer;
import io.yanhuo.payments.PaymentBook.Booked;
import io.yanhuo.payments.wechat.Answer;
import io.yanhuo.payments.wechat.Answer.Done;
import io.yanhuo.payments.wechat.Answer.Rejected;
import io.yanhuo.payments.wechat.Answer.Unknown;
import io.yanhuo.payments.wechat.Trade;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Opens, asks about and closes payments at WeChat; the same for diners and for restaurants. A call
 * whose outcome is unknown is followed by a question about the same number.
 */
@Component
class Cashier {
    private static final int TRIES = 3;

    private final Tills tills;
    private final Merchants merchants;
    private final PayRoutes routes;
    private final TradeDesk trades;
    private final Tenants tenants;
    private final Clock clock;

    Cashier(
            Tills tills,
            Merchants merchants,
            PayRoutes routes,
            TradeDesk trades,
            Tenants tenants,
            Clock clock) {
        this.tills = tills;
        this.merchants = merchants;
        this.routes = routes;
        this.trades = trades;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** What the payer needs, and for which number. */
    record Opened(Charge charge, String ticket) {}

    /**
     * @param wanted still without a number
     */
    Opened begin(PaymentBook book, Payer payer, Charge wanted) {
        outsideOfTransactions();
        for (int i = 0; i < TRIES; i++) {
            if (book.paid(wanted.subject())) throw new Refused(new PaymentRefusal.AlreadyPaid());
            var open = book.open(wanted.subject());
            var opened =
                    open.isEmpty() ? first(book, payer, wanted) : again(book, open.get(), wanted);
            if (opened.isPresent()) return opened.get();
        }
        throw new Refused(new PaymentRefusal.Unreachable());
    }

    /** Empty if another payer of the same thing was faster. */
    private Optional<Opened> first(PaymentBook book, Payer payer, Charge wanted) {
        var number = routes.open(payer, tenants.current(), wanted.callbackKey());
        var charge = wanted.numbered(number);
        if (!book.add(charge, PaymentTimers.first(charge))) return Optional.empty();
        return switch (order(book, charge)) {
            case Done(var ticket) -> Optional.of(new Opened(charge, ticket));
            case Unknown<String> _ -> throw new Refused(new PaymentRefusal.Unreachable());
            case Rejected<String> rejected -> {
                book.close(charge.outTradeNo(), clock.instant());
                throw new Refused(new PaymentRefusal.Declined(rejected.code()));
            }
        };
    }

    /** Empty if the open payment is of no use and has been closed: a new one may follow. */
    private Optional<Opened> again(PaymentBook book, Charge open, Charge wanted) {
        if (!open.serves(wanted)) {
            retire(book, open);
            return Optional.empty();
        }
        return switch (order(book, open)) {
            case Done(var ticket) -> Optional.of(new Opened(open, ticket));
            case Unknown<String> _ -> throw new Refused(new PaymentRefusal.Unreachable());
            case Rejected<String> _ -> {
                retire(book, open);
                yield Optional.empty();
            }
        };
    }

    /** Repeating it with the same values is how WeChat wants a doubt resolved. */
    private Answer<String> order(PaymentBook book, Charge charge) {
        var merchant = merchants.get(charge.callbackKey());
        var order = charge.at(merchant);
        var answer = tills.of(merchant).order(order);
        if (!(answer instanceof Unknown<String>)) return answer;
        if (refresh(book, charge) instanceof Unknown<Trade>) return answer;
        refusePaid(book, charge);
        return tills.of(merchant).order(order);
    }

    /** Asks WeChat how it stands and records what is certain. */
    Answer<Trade> refresh(PaymentBook book, Charge charge) {
        var merchant = merchants.get(charge.callbackKey());
        var answer = tills.of(merchant).query(merchant, charge.outTradeNo());
        if (answer instanceof Done(var trade)) trades.accept(book, charge, merchant, trade);
        return answer;
    }

    /**
     * Makes sure that nobody can pay it any more.
     *
     * @throws Refused if it is paid after all, or if WeChat gives no certain answer
     */
    void retire(PaymentBook book, Charge charge) {
        var merchant = merchants.get(charge.callbackKey());
        for (int i = 0; i < TRIES; i++) {
            if (tills.of(merchant).close(merchant, charge.outTradeNo()) instanceof Done) {
                book.close(charge.outTradeNo(), clock.instant());
                return;
            }
            var now = refresh(book, charge);
            refusePaid(book, charge);
            if (now instanceof Rejected<Trade> rejected && rejected.absent()) {
                book.close(charge.outTradeNo(), clock.instant());
                return;
            }
            if (is(PaymentState.CLOSED, book, charge)) return;
        }
        throw new Refused(new PaymentRefusal.Unreachable());
    }

    private static void refusePaid(PaymentBook book, Charge charge) {
        boolean paid = is(PaymentState.PAID, book, charge);
        if (paid) throw new Refused(new PaymentRefusal.AlreadyPaid());
    }

    private static boolean is(PaymentState state, PaymentBook book, Charge charge) {
        return book.find(charge.outTradeNo()).map(Booked::state).filter(state::equals).isPresent();
    }

    static void outsideOfTransactions() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("WeChat is never called inside a transaction");
        }
    }
}
