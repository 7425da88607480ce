package io.yanhuo.subscriptions;

import io.yanhuo.payments.PlatformPaymentArrived;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Credits.Place;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
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
    private final MonthStatements statements;
    private final Holdings holdings;
    private final Tenants tenants;

    PaidBills(
            BillRows bills,
            Periods periods,
            Credits credits,
            MonthStatements statements,
            Holdings holdings,
            Tenants tenants) {
        this.bills = bills;
        this.periods = periods;
        this.credits = credits;
        this.statements = statements;
        this.holdings = holdings;
        this.tenants = tenants;
    }

    /**
     * Joins the platform transaction that records the payment. What buys nothing, as a second
     * payment does, becomes credit.
     */
    @EventListener
    @Transactional(value = "platform", propagation = Propagation.MANDATORY)
    public void on(PlatformPaymentArrived paid) {
        var bill = bills.lock(paid.subject()).orElseThrow();
        var anchor = periods.lockAnchor(bill.tenant(), paid.at());
        boolean buys = bill.state() != Bill.State.PAID && credits.spend(bill, paid.at());
        var to = buys ? Place.REVENUE : Place.CREDIT;
        credits.book(bill, to, paid.transactionId(), paid.amount(), paid.at());
        if (buys) extend(bill, anchor, paid.at());
    }

    /**
     * By credit alone; repeating it changes nothing.
     *
     * @throws Refused if the bill is void, or credit does not cover it
     */
    @Transactional("platform")
    public void settle(String billId, Instant now) {
        var bill = bills.lock(billId).orElseThrow();
        if (bill.state() == Bill.State.PAID) return;
        if (bill.state() == Bill.State.VOID) throw new Refused(new SubscriptionRefusal.BillVoid());
        var anchor = periods.lockAnchor(bill.tenant(), now);
        if (!bill.covered() || !credits.spend(bill, now)) {
            throw new Refused(new SubscriptionRefusal.CreditGone());
        }
        extend(bill, anchor, now);
    }

    private void extend(Bill bill, Optional<Integer> anchor, Instant now) {
        bills.pay(bill.id(), now);
        credits.returned(bill, bill.overage().minus(statements.settle(bill)), now);
        var tenant = bill.tenant();
        var last = periods.last(tenant);
        var begin = last.map(period -> period.next(now)).orElse(now);
        var zone = zone(tenant);
        var local = LocalDateTime.ofInstant(begin, zone);
        // Whoever begins anew pays from that day on: a month to the old day may be a day long.
        boolean goesOn = last.filter(period -> period.endsAt().equals(begin)).isPresent();
        int day = goesOn ? anchor.orElse(local.getDayOfMonth()) : local.getDayOfMonth();
        var end = bill.cycle().end(local, day).atZone(zone).toInstant();
        var period = new Period(bill.planCode(), bill.planVersion(), Period.Kind.PAID, begin, end);
        periods.extend(tenant, period, bill.id(), day);
        holdings.change(tenant);
    }

    private ZoneId zone(TenantId tenant) {
        return ZoneId.of(tenants.get(tenant).timeZone());
    }
}
