package io.yanhuo.payments;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.LostRows;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Utc;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Service;

/**
 * Refunds that a restaurant had ordered before it was put back, and of which its books know nothing
 * any more: the money may be on its way, and the same order could be refunded once more.
 */
@Service
public class LostRefunds {
    private final LostRows rows;

    LostRefunds(LostRows rows) {
        this.rows = rows;
    }

    /**
     * @param number ours at WeChat
     * @param payment number of the payment that was to be given back
     */
    public record LostRefund(String number, String payment, Money amount, Instant askedAt) {}

    /** The oldest first. */
    public List<LostRefund> of(TenantId tenant) {
        return rows
                .of(
                        tenant,
                        "refund",
                        "out_refund_no",
                        (row, _) ->
                                new LostRefund(
                                        row.getString("out_refund_no"),
                                        row.getString("out_trade_no"),
                                        new Money(row.getLong("amount")),
                                        Utc.required(row, "asked_at")))
                .stream()
                .sorted(Comparator.comparing(LostRefund::askedAt))
                .toList();
    }
}
