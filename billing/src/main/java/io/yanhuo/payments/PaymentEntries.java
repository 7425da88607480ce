package io.yanhuo.payments;

import java.time.Instant;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentEntries extends Repository<PaymentEntry, Long> {
    PaymentEntry save(PaymentEntry entry);

    /** What diners have paid since then. */
    @Query(
            value =
                    """
                    SELECT COALESCE(SUM(amount), 0) FROM payment_entry
                     WHERE debit = 'DINERS' AND booked_at >= :since
                    """,
            nativeQuery = true)
    long paidSince(Instant since);

    /** What has arrived back with diners since then. */
    @Query(
            value =
                    """
                    SELECT COALESCE(SUM(amount), 0) FROM payment_entry
                     WHERE credit = 'DINERS' AND debit = 'REFUNDING' AND booked_at >= :since
                    """,
            nativeQuery = true)
    long givenBackSince(Instant since);
}
