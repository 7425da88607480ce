package io.yanhuo.payments;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Diners' payments that the platform has numbered and the restaurant's books do not have: what was
 * begun, and perhaps paid, after the backup to which the restaurant was put back.
 */
@Service
public class UnknownPayments {
    private static final int MOST = 500;

    private final JdbcClient platform;
    private final PlainSql books;
    private final TransactionTemplate transaction;
    private final Tenants tenants;

    UnknownPayments(
            JdbcClient platform,
            PlainSql books,
            @Qualifier("tenant") PlatformTransactionManager transactions,
            Tenants tenants) {
        this.platform = platform;
        this.books = books;
        this.transaction = new TransactionTemplate(transactions);
        this.tenants = tenants;
    }

    /** Their numbers, the oldest first. */
    public List<String> since(TenantId tenant, Instant moment) {
        var numbered =
                platform.sql(
                                """
                                SELECT out_trade_no FROM pay_route
                                 WHERE tenant_id = ? AND payer = 'DINER' AND created_at >= ?
                                 ORDER BY created_at LIMIT ?
                                """)
                        .params(tenant.value(), utc(moment), MOST)
                        .query((row, _) -> row.getString(1))
                        .list();
        if (numbered.isEmpty()) return numbered;
        var known = new HashSet<>(tenants.as(tenant, () -> known(numbered)));
        return numbered.stream().filter(number -> !known.contains(number)).toList();
    }

    private List<String> known(List<String> numbers) {
        var marks = String.join(", ", Collections.nCopies(numbers.size(), "?"));
        return transaction.execute(_ ->
                books.query(
                        "SELECT out_trade_no FROM payment WHERE out_trade_no IN (" + marks + ")",
                        row -> row.getString(1),
                        numbers.toArray()));
    }
}
