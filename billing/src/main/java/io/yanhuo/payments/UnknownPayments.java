package io.yanhuo.payments;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
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
    private static final int PAGE = 500;

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

    private record Numbered(String outTradeNo, LocalDateTime at) {}

    /** Their numbers, the oldest first, and not more than anybody would look up. */
    public List<String> since(TenantId tenant, Instant moment) {
        var unknown = new ArrayList<String>();
        var last = new Numbered("", utc(moment));
        while (unknown.size() < MOST) {
            var page = after(tenant, last);
            if (page.isEmpty()) break;
            last = page.getLast();
            var numbers = page.stream().map(Numbered::outTradeNo).toList();
            var known = Set.copyOf(tenants.as(tenant, () -> known(numbers)));
            numbers.stream().filter(number -> !known.contains(number)).forEach(unknown::add);
        }
        return List.copyOf(unknown);
    }

    private List<Numbered> after(TenantId tenant, Numbered last) {
        return platform.sql(
                        """
                        SELECT out_trade_no, created_at FROM pay_route
                         WHERE tenant_id = ? AND payer = 'DINER'
                           AND (created_at > ? OR created_at = ? AND out_trade_no > ?)
                         ORDER BY created_at, out_trade_no LIMIT ?
                        """)
                .params(tenant.value(), last.at(), last.at(), last.outTradeNo(), PAGE)
                .query((row, _) ->
                        new Numbered(row.getString(1), row.getObject(2, LocalDateTime.class)))
                .list();
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
