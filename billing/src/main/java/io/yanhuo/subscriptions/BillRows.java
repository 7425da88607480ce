package io.yanhuo.subscriptions;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.shared.Money;
import io.yanhuo.subscriptions.Bill.State;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bills in the platform schema. */
@Repository
class BillRows {
    private static final String SELECT =
            """
            SELECT b.*, (SELECT COALESCE(-SUM(l.amount), 0) FROM bill_line l
                          WHERE l.bill_id = b.bill_id AND l.kind = 'CREDIT') AS credit,
                   (SELECT COALESCE(SUM(l.amount), 0) FROM bill_line l
                     WHERE l.bill_id = b.bill_id AND l.kind = 'OVERAGE') AS overage
              FROM bill b
            """;

    private final JdbcClient platform;

    BillRows(JdbcClient platform) {
        this.platform = platform;
    }

    /** Numbers are given under a lock, so that a rolled back bill leaves no gap. */
    long nextNumber() {
        long latest =
                platform.sql("SELECT latest FROM bill_number WHERE issuer = 'platform' FOR UPDATE")
                        .query(Long.class)
                        .single();
        platform.sql("UPDATE bill_number SET latest = ? WHERE issuer = 'platform'")
                .param(latest + 1)
                .update();
        return latest + 1;
    }

    void add(Bill bill) {
        platform.sql("INSERT INTO bill VALUES (?, ?, ?, ?, 'OPEN', ?, ?, ?, ?, ?, ?, NULL)")
                .params(bill.id(), bill.number(), bill.tenant().value(), bill.tenant().value())
                .params(bill.planCode(), bill.planVersion(), bill.cycle().name())
                .params(bill.total().fen(), utc(bill.createdAt()), utc(bill.payableUntil()))
                .update();
        addLine(bill, 1, "PLAN", bill.price());
        if (bill.credit().fen() > 0) addLine(bill, 2, "CREDIT", bill.credit().negated());
        if (bill.overage().fen() > 0) addLine(bill, 3, "OVERAGE", bill.overage());
    }

    private void addLine(Bill bill, int position, String kind, Money amount) {
        platform.sql("INSERT INTO bill_line VALUES (?, ?, ?, ?)")
                .params(bill.id(), position, kind, amount.fen())
                .update();
    }

    Optional<Bill> find(TenantId tenant, String id) {
        return platform.sql(SELECT + " WHERE b.tenant_id = ? AND b.bill_id = ?")
                .params(tenant.value(), id)
                .query(BillRows::bill)
                .optional();
    }

    Optional<Bill> open(TenantId tenant) {
        return platform.sql(SELECT + " WHERE b.open_tenant = ?")
                .param(tenant.value())
                .query(BillRows::bill)
                .optional();
    }

    List<Bill> latest(TenantId tenant, int limit) {
        return platform.sql(
                        SELECT
                                + " WHERE b.tenant_id = ?"
                                + " ORDER BY b.created_at DESC, b.number DESC LIMIT ?")
                .params(tenant.value(), limit)
                .query(BillRows::bill)
                .list();
    }

    List<Bill> ofAll(@Nullable State state, @Nullable Long before, int limit) {
        return platform.sql(
                        SELECT
                                + """
                                 WHERE (:state IS NULL OR b.state = :state) AND b.number < :before
                                 ORDER BY b.number DESC LIMIT :limit
                                """)
                .param("state", state == null ? null : state.name())
                .param("before", before == null ? Long.MAX_VALUE : before)
                .param("limit", limit)
                .query(BillRows::bill)
                .list();
    }

    Optional<Bill> lock(String id) {
        return platform.sql(SELECT + " WHERE b.bill_id = ? FOR UPDATE")
                .param(id)
                .query(BillRows::bill)
                .optional();
    }

    void pay(String id, Instant at) {
        platform.sql("UPDATE bill SET state = ?, open_tenant = NULL, paid_at = ? WHERE bill_id = ?")
                .params(State.PAID.name(), utc(at), id)
                .update();
    }

    void cancel(String id) {
        platform.sql(
                        "UPDATE bill SET state = 'VOID', open_tenant = NULL"
                                + " WHERE bill_id = ? AND state = 'OPEN'")
                .param(id)
                .update();
    }

    private static Bill bill(ResultSet row, int number) throws SQLException {
        return new Bill(
                row.getString("bill_id"),
                row.getLong("number"),
                new TenantId(row.getLong("tenant_id")),
                State.valueOf(row.getString("state")),
                row.getString("plan_code"),
                row.getInt("plan_version"),
                Cycle.valueOf(row.getString("cycle")),
                Money.ofFen(row.getLong("total")),
                Money.ofFen(row.getLong("overage")),
                Money.ofFen(row.getLong("credit")),
                Utc.required(row, "created_at"),
                Utc.required(row, "payable_until"),
                Utc.instant(row, "paid_at"));
    }
}
