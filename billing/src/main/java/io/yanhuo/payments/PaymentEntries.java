package io.yanhuo.payments;

import java.time.Instant;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentEntries extends Repository<PaymentEntry, Long> {
    PaymentEntry save(PaymentEntry entry);

    /** What moved between two places since then. */
    @Query(
            value =
                    """
                    SELECT COALESCE(SUM(amount), 0) FROM payment_entry
                     WHERE credit = :to AND debit = :from AND booked_at >= :since
                    """,
            nativeQuery = true)
    long arrivedAt(String to, String from, Instant since);
}
