package io.yanhuo.payments;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.integrations.Outbox;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The payments of restaurants, in the platform's schema. Their timers lie in the outbox of the
 * restaurant that pays, in whose scope all of this happens.
 */
@Component
class PlatformBook implements PaymentBook {
    private static final String SELECT =
            """
            SELECT out_trade_no, subject, amount, description, callback_key, state, created_at,
                   expires_at
              FROM platform_payment
            """;

    private final JdbcClient platform;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate tenantTransaction;
    private final TransactionTemplate platformTransaction;

    PlatformBook(
            JdbcClient platform,
            Outbox outbox,
            ApplicationEventPublisher events,
            TransactionTemplate tenantTransaction,
            @Qualifier("platform") PlatformTransactionManager platformTransactions) {
        this.platform = platform;
        this.outbox = outbox;
        this.events = events;
        this.tenantTransaction = tenantTransaction;
        this.platformTransaction = new TransactionTemplate(platformTransactions);
    }

    @Override
    public Optional<Booked> find(String outTradeNo) {
        return one(" WHERE out_trade_no = ?", outTradeNo);
    }

    @Override
    public Optional<Charge> open(String subject) {
        return one(" WHERE open_subject = ?", subject).map(Booked::charge);
    }

    @Override
    public boolean paid(String subject) {
        return platform.sql(
                                "SELECT COUNT(*) FROM platform_payment WHERE subject = ?"
                                        + " AND state = 'PAID'")
                        .param(subject)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** The timer first: one for a payment that never was does no harm, one forgotten would. */
    @Override
    public boolean add(Charge charge, Instant firstLook) {
        remindAt(firstLook, charge.outTradeNo());
        try {
            platform.sql(
                            """
                            INSERT INTO platform_payment
                                   (out_trade_no, tenant_id, subject, open_subject, amount,
                                    description, callback_key, state, created_at, expires_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 'OPEN', ?, ?)
                            """)
                    .params(
                            charge.outTradeNo(),
                            TenantScope.current().tenant().value(),
                            charge.subject(),
                            charge.subject(),
                            charge.amount().fen(),
                            charge.description(),
                            charge.callbackKey(),
                            utc(charge.createdAt()),
                            utc(charge.expiresAt()))
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    @Override
    public void remindAt(Instant due, String outTradeNo) {
        tenantTransaction.executeWithoutResult(
                _ -> outbox.addAt(due, PaymentTimers.KIND, outTradeNo));
    }

    @Override
    public void close(String outTradeNo, Instant at) {
        platform.sql(
                        "UPDATE platform_payment SET state = 'CLOSED', open_subject = NULL,"
                                + " closed_at = ? WHERE out_trade_no = ? AND state = 'OPEN'")
                .params(utc(at), outTradeNo)
                .update();
    }

    /** Whoever changes the row is the one who tells; the other copies of the notice wait for it. */
    @Override
    public void arrive(String outTradeNo, String transactionId, Instant at) {
        platformTransaction.executeWithoutResult(_ -> {
            int changed =
                    platform.sql(
                                    "UPDATE platform_payment SET state = 'PAID',"
                                            + " open_subject = NULL, paid_at = ?,"
                                            + " transaction_id = ? WHERE out_trade_no = ?"
                                            + " AND state <> 'PAID'")
                            .params(utc(at), transactionId, outTradeNo)
                            .update();
            if (changed == 0) return;
            var charge = find(outTradeNo).orElseThrow().charge();
            events.publishEvent(
                    new PlatformPaymentArrived(
                            charge.subject(), charge.amount(), transactionId, at));
        });
    }

    private Optional<Booked> one(String where, String key) {
        return platform.sql(SELECT + where).param(key).query(PlatformBook::booked).optional();
    }

    private static Booked booked(ResultSet row, int number) throws SQLException {
        var charge =
                new Charge(
                        row.getString("out_trade_no"),
                        row.getString("subject"),
                        Money.ofFen(row.getLong("amount")),
                        row.getString("description"),
                        null,
                        null,
                        row.getString("callback_key"),
                        Utc.required(row, "created_at"),
                        Utc.required(row, "expires_at"));
        return new Booked(charge, PaymentState.valueOf(row.getString("state")));
    }
}
