package io.yanhuo.payments;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks WeChat about an open payment again and again, because a notice may never come. */
@Component
class PaymentTimers implements OutboxHandler {
    static final String KIND = "payments.look";

    private static final List<Duration> LOOKS =
            List.of(
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30));
    private static final Duration LATER = Duration.ofMinutes(30);

    /** A payer who was in time is still on his way through WeChat. */
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final Books books;
    private final Cashier cashier;
    private final Clock clock;

    PaymentTimers(Books books, Cashier cashier, Clock clock) {
        this.books = books;
        this.cashier = cashier;
        this.clock = clock;
    }

    static Instant first(Charge charge) {
        return charge.createdAt().plus(LOOKS.getFirst());
    }

    /** The next moment of the schedule, and never long after nobody may pay any more. */
    static Instant next(Charge charge, Instant now) {
        var due =
                LOOKS.stream()
                        .map(charge.createdAt()::plus)
                        .filter(now::isBefore)
                        .findFirst()
                        .orElse(now.plus(LATER));
        var end = charge.expiresAt().plus(GRACE);
        return now.isBefore(end) && end.isBefore(due) ? end : due;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String outTradeNo) {
        var book = books.of(outTradeNo);
        var found = book.find(outTradeNo);
        if (found.isEmpty() || found.get().state() != PaymentState.OPEN) return;
        var charge = found.get().charge();
        if (clock.instant().isBefore(charge.expiresAt().plus(GRACE))) {
            cashier.refresh(book, charge);
        } else {
            giveUp(book, charge);
        }
        book.find(outTradeNo)
                .filter(after -> after.state() == PaymentState.OPEN)
                .ifPresent(_ -> book.remindAt(next(charge, clock.instant()), outTradeNo));
    }

    private void giveUp(PaymentBook book, Charge charge) {
        try {
            cashier.retire(book, charge);
        } catch (Refused _) {
            // Paid after all, or no certain answer: what is certain is recorded.
        }
    }
}
