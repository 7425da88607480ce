package io.yanhuo.subscriptions;

import io.yanhuo.payments.PlatformPaymentArrived;
import io.yanhuo.subscriptions.Credits.Place;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns the money for a bill into a period, exactly once. */
@Component
class PaidBills {
    private final BillRows bills;
    private final Periods periods;
    private final Credits credits;
    private final Tenants tenants;

    PaidBills(BillRows bills, Periods periods, Credits credits, Tenants tenants) {
        this.bills = bills;
        this.periods = periods;
        this.credits = credits;
        this.tenants = tenants;
    }

    /** Joins the platform transaction that records the payment. A second payment becomes credit. */
    @EventListener
    @Transactional(value = "platform", propagation = Propagation.MANDATORY)
    public void on(PlatformPaymentArrived paid) {
        var bill = bills.lock(paid.subject()).orElseThrow();
        boolean first = bill.state() != Bill.State.PAID;
        var to = first ? Place.REVENUE : Place.CREDIT;
        credits.book(bill, to, paid.transactionId(), paid.amount(), paid.at());
        if (!first) return;
        bills.pay(bill.id(), paid.at());
        extend(bill, paid.at());
    }

    private void extend(Bill bill, Instant now) {
        var tenant = bill.tenant();
        var anchor = periods.lockAnchor(tenant, now);
        var begin = periods.last(tenant).map(last -> last.next(now)).orElse(now);
        var zone = zone(tenant);
        var local = LocalDateTime.ofInstant(begin, zone);
        int day = anchor.orElse(local.getDayOfMonth());
        var end = bill.cycle().end(local, day).atZone(zone).toInstant();
        var period = new Period(bill.planCode(), bill.planVersion(), Period.Kind.PAID, begin, end);
        periods.extend(tenant, period, bill.id(), day);
    }

    private ZoneId zone(TenantId tenant) {
        return ZoneId.of(tenants.get(tenant).timeZone());
    }
}
