package io.yanhuo.subscriptions;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The platform's books with the restaurants: what they paid, and what of it is still theirs. */
@Repository
class Credits {
    private final JdbcClient platform;

    Credits(JdbcClient platform) {
        this.platform = platform;
    }

    /** Where money can be. */
    enum Place {
        /** With the restaurant. */
        RESTAURANT,
        /** With us, but still the restaurant's. */
        CREDIT,
        /** Ours, for a period. */
        REVENUE
    }

    /** Money that came, to the bill it paid or, as there was nothing left to pay, as credit. */
    void book(Bill bill, Place to, String transactionId, Money amount, Instant at) {
        add("PAID:" + transactionId, bill, Place.RESTAURANT, to, amount, at);
    }

    /**
     * What the bill takes off is ours now, once; whoever spends holds the subscription.
     *
     * @return false if it is not there any more, because a bill that was given up was paid after
     *     all
     */
    boolean spend(Bill bill, Instant at) {
        if (bill.credit().equals(Money.ZERO)) return true;
        if (balance(bill.tenant()).lessThan(bill.credit())) return false;
        add("SPENT:" + bill.id(), bill, Place.CREDIT, Place.REVENUE, bill.credit(), at);
        return true;
    }

    /** What a bill asked for was paid by another one already: it is the restaurant's again. */
    void returned(Bill bill, Money amount, Instant at) {
        if (amount.equals(Money.ZERO)) return;
        add("TWICE:" + bill.id(), bill, Place.REVENUE, Place.CREDIT, amount, at);
    }

    private void add(String key, Bill bill, Place from, Place to, Money amount, Instant at) {
        platform.sql(
                        """
                        INSERT INTO credit_entry
                               (posting_key, tenant_id, bill_id, debit, credit, amount, booked_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(key, bill.tenant().value(), bill.id())
                .params(from.name(), to.name(), amount.fen(), utc(at))
                .update();
    }

    Money balance(TenantId tenant) {
        return Money.ofFen(
                platform.sql(
                                """
                                SELECT COALESCE(SUM(CASE credit WHEN 'CREDIT' THEN amount ELSE 0 END)
                                              - SUM(CASE debit WHEN 'CREDIT' THEN amount ELSE 0 END),
                                                0)
                                  FROM credit_entry WHERE tenant_id = ?
                                """)
                        .param(tenant.value())
                        .query(Long.class)
                        .single());
    }
}
