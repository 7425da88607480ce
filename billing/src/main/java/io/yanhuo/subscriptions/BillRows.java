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
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The bills in the platform schema. */
@Repository
class BillRows {
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
        platform.sql("INSERT INTO bill_line VALUES (?, 1, 'PLAN', ?)")
                .params(bill.id(), bill.total().fen())
                .update();
    }

    Optional<Bill> find(TenantId tenant, String id) {
        return platform.sql("SELECT * FROM bill WHERE tenant_id = ? AND bill_id = ?")
                .params(tenant.value(), id)
                .query(BillRows::bill)
                .optional();
    }

    Optional<Bill> open(TenantId tenant) {
        return platform.sql("SELECT * FROM bill WHERE open_tenant = ?")
                .param(tenant.value())
                .query(BillRows::bill)
                .optional();
    }

    List<Bill> latest(TenantId tenant, int limit) {
        return platform.sql(
                        "SELECT * FROM bill WHERE tenant_id = ?"
                                + " ORDER BY created_at DESC, number DESC LIMIT ?")
                .params(tenant.value(), limit)
                .query(BillRows::bill)
                .list();
    }

    Optional<Bill> lock(String id) {
        return platform.sql("SELECT * FROM bill WHERE bill_id = ? FOR UPDATE")
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
                Utc.required(row, "created_at"),
                Utc.required(row, "payable_until"),
                Utc.instant(row, "paid_at"));
    }
}
