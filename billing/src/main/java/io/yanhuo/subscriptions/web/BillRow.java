package io.yanhuo.subscriptions.web;

import io.yanhuo.shared.Money;
import io.yanhuo.subscriptions.Bill;
import io.yanhuo.tenancy.Tenant;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** A bill as its owner sees it, with times of the restaurant's zone. */
record BillRow(
        String id,
        String number,
        String state,
        String planCode,
        String cycle,
        Money price,
        Money overage,
        Money credit,
        Money total,
        LocalDateTime createdAt,
        LocalDateTime payableUntil,
        @Nullable LocalDateTime paidAt) {
    static BillRow of(Bill bill, Tenant tenant) {
        var zone = ZoneId.of(tenant.timeZone());
        var paid = bill.paidAt();
        return new BillRow(
                bill.id(),
                "YH%08d".formatted(bill.number()),
                bill.state().name(),
                bill.planCode(),
                bill.cycle().name(),
                bill.price(),
                bill.overage(),
                bill.credit(),
                bill.total(),
                local(bill.createdAt(), zone),
                local(bill.payableUntil(), zone),
                paid == null ? null : local(paid, zone));
    }

    private static LocalDateTime local(Instant at, ZoneId zone) {
        return LocalDateTime.ofInstant(at, zone);
    }
}
