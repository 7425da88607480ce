package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What came and went at the restaurant of the current scope, page by page. */
@Service
@Transactional(readOnly = true)
public class PaymentList {
    private static final int ON_A_PAGE = 30;

    private final PaymentRows payments;
    private final RefundRows refunds;
    private final PaymentEntries entries;
    private final Tenants tenants;
    private final Clock clock;

    PaymentList(
            PaymentRows payments,
            RefundRows refunds,
            PaymentEntries entries,
            Tenants tenants,
            Clock clock) {
        this.payments = payments;
        this.refunds = refunds;
        this.entries = entries;
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * @param number from 1 on
     */
    public record Page(int number, int pages, List<PaymentLine> lines) {}

    /** What came and went on the calendar day of today. */
    public record Today(Money received, Money givenBack) {}

    /** How many refunds diners still wait for, on their way or failed. */
    public long refundsUnderway() {
        return refunds.countWaitedFor(EnumSet.of(RefundState.ARRIVED, RefundState.FAILED));
    }

    /** The newest first. */
    public Page page(int number) {
        var wanted = PageRequest.of(Math.max(1, number) - 1, ON_A_PAGE);
        var found = payments.findAllByOrderByCreatedAtDescOutTradeNoAsc(wanted);
        var numbers = found.stream().map(Payment::outTradeNo).toList();
        var byPayment =
                refunds.findByOutTradeNoInOrderByAskedAt(numbers).stream()
                        .collect(Collectors.groupingBy(Refund::outTradeNo));
        var lines =
                found.stream()
                        .map(p -> p.line(byPayment.getOrDefault(p.outTradeNo(), List.of())))
                        .toList();
        return new Page(Math.max(1, number), Math.max(1, found.getTotalPages()), lines);
    }

    public Today today() {
        var zone = ZoneId.of(tenants.current().timeZone());
        var begin = clock.instant().atZone(zone).toLocalDate().atStartOfDay(zone).toInstant();
        return new Today(
                Money.ofFen(entries.paidSince(begin)), Money.ofFen(entries.givenBackSince(begin)));
    }

    /**
     * Refunds that WeChat has refused, cannot deliver or has given up: somebody has to act, the
     * first first.
     */
    public List<PaymentLine.RefundLine> stuck() {
        return refunds.findStuck(Limit.of(ON_A_PAGE)).stream().map(Refund::line).toList();
    }
}
