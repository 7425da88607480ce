package io.yanhuo.payments;

import io.yanhuo.tenancy.AwaitedRows;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Money that a diner still waits for; the same that {@link PaymentList#refundsUnderway} counts. */
@Configuration(proxyBeanMethods = false)
class PaymentsAwaited {
    @Bean
    AwaitedRows awaitedRefunds() {
        return new AwaitedRows(
                "refund",
                """
                r.state NOT IN ('ARRIVED', 'FAILED')
                OR r.state = 'FAILED' AND NOT EXISTS (
                   SELECT 1 FROM refund again
                    WHERE again.out_trade_no = r.out_trade_no AND again.asked_at > r.asked_at
                      AND again.amount >= r.amount)
                   AND NOT EXISTS (SELECT 1 FROM payment_entry e
                    WHERE e.posting_key = CONCAT('REPAID:', r.out_refund_no))
                """);
    }
}
