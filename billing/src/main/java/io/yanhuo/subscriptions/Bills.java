package io.yanhuo.subscriptions;

import io.yanhuo.access.PracticeRefusal;
import io.yanhuo.payments.Payable;
import io.yanhuo.payments.PlatformPayments;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.MessageSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The bills of the restaurant of the current scope, and how it pays them. */
@Service
public class Bills {
    /** As long as WeChat's code can be scanned. */
    private static final Duration PAYABLE = Duration.ofHours(2);

    private static final int SHOWN = 24;

    private final Plans plans;
    private final BillRows rows;
    private final Credits credits;
    private final MonthStatements statements;
    private final PaidBills paid;
    private final PlatformPayments payments;
    private final BillTimer timer;
    private final MessageSource texts;
    private final TransactionTemplate transaction;
    private final Tenants tenants;
    private final Clock clock;

    Bills(
            Plans plans,
            BillRows rows,
            Credits credits,
            MonthStatements statements,
            PaidBills paid,
            PlatformPayments payments,
            BillTimer timer,
            MessageSource texts,
            @Qualifier("platform") PlatformTransactionManager transactions,
            Tenants tenants,
            Clock clock) {
        this.plans = plans;
        this.rows = rows;
        this.credits = credits;
        this.statements = statements;
        this.paid = paid;
        this.payments = payments;
        this.timer = timer;
        this.texts = texts;
        this.transaction = new TransactionTemplate(transactions);
        this.tenants = tenants;
        this.clock = clock;
    }

    /**
     * A bill for this plan and for what was used beyond the old one, less what the restaurant has
     * paid too much; the open one if it asks for the same, else in its place. Outside of
     * transactions: the payment of the old one is closed at WeChat first.
     *
     * @return its id
     * @throws Refused if there is no such plan, the old bill turns out to be paid, or nothing is
     *     ever owed, because it is a practice copy
     */
    public String order(String planCode, Cycle cycle) {
        if (tenants.practising()) throw new Refused(new PracticeRefusal.NotInPractice());
        var tenant = TenantScope.current().tenant();
        var plan = plans.onSale(planCode).orElseThrow(() -> no(planCode));
        var open = rows.open(tenant);
        if (open.isPresent()) {
            boolean same = open.get().asksFor(plan, cycle, overage(), credit(), clock.instant());
            if (same) return open.get().id();
            cancel(open.get().id());
        }
        var id = RandomId.ofLength(20);
        timer.remind(id, clock.instant().plus(PAYABLE));
        return write(id, tenant, plan, cycle);
    }

    public Bill get(String id) {
        return rows.find(TenantScope.current().tenant(), id)
                .orElseThrow(() -> new Refused(new SubscriptionRefusal.NoSuchBill()));
    }

    /** The newest first. */
    public List<Bill> latest() {
        return rows.latest(TenantScope.current().tenant(), SHOWN);
    }

    /** What the restaurant has paid too much. */
    public Money credit() {
        return credits.balance(TenantScope.current().tenant());
    }

    /** For what was used beyond the plan in months that are over; on the next bill. */
    public Money overage() {
        return sum(owed());
    }

    /** Month by month, what the next bill holds. */
    public List<MonthStatement> owed() {
        return statements.owed(TenantScope.current().tenant());
    }

    /** Month by month, what this bill holds. */
    public List<OverageItem> overages(String id) {
        return statements.items(get(id).id());
    }

    private static Money sum(List<MonthStatement> owed) {
        return Money.sum(owed.stream().map(MonthStatement::charge).toList());
    }

    /**
     * Opens the payment, or repeats it; outside of transactions.
     *
     * @return text of the code to scan
     * @throws Refused if it is paid or void, or WeChat cannot be reached
     */
    public String pay(String id) {
        var bill = get(id);
        if (bill.state() == Bill.State.VOID) throw new Refused(new SubscriptionRefusal.BillVoid());
        if (bill.covered()) throw new Refused(new SubscriptionRefusal.CoveredByCredit());
        var payable = new Payable(bill.id(), bill.total(), description(bill), bill.payableUntil());
        var start = payments.begin(payable);
        if (start.codeUrl() == null) throw new IllegalStateException("no code for bill " + id);
        return start.codeUrl();
    }

    /** Asks WeChat, for an owner who says that it is paid. */
    public Bill refresh(String id) {
        if (get(id).state() == Bill.State.OPEN) payments.refresh(id);
        return get(id);
    }

    /**
     * Pays by credit, where nothing else is left to pay; repeating it changes nothing.
     *
     * @throws Refused if the bill is void, or credit does not cover it
     */
    public void settle(String id) {
        paid.settle(get(id).id(), clock.instant());
    }

    /** Nobody shall pay it any more. */
    void cancel(String id) {
        payments.close(id);
        rows.cancel(id);
    }

    private String write(String id, TenantId tenant, Plan plan, Cycle cycle) {
        try {
            transaction.executeWithoutResult(_ -> {
                var owed = statements.owed(tenant);
                rows.add(bill(id, tenant, plan, cycle, sum(owed)));
                statements.itemise(id, owed);
            });
            return id;
        } catch (DuplicateKeyException _) {
            // The owner pressed twice: both go on with the one that came first.
            return rows.open(tenant).orElseThrow().id();
        }
    }

    private Bill bill(String id, TenantId tenant, Plan plan, Cycle cycle, Money overage) {
        var now = clock.instant();
        var gross = plan.price(cycle).plus(overage);
        var credit = credits.balance(tenant).min(gross);
        return new Bill(
                id,
                rows.nextNumber(),
                tenant,
                Bill.State.OPEN,
                plan.code(),
                plan.version(),
                cycle,
                gross.minus(credit),
                overage,
                credit,
                now,
                now.plus(PAYABLE),
                null);
    }

    /** In Chinese, whoever asks: a repeated order must be word for word the same. */
    private String description(Bill bill) {
        var plan = "subscriptions.plan." + bill.planCode();
        var cycle = "subscriptions.cycle." + bill.cycle();
        return texts.getMessage(
                "subscriptions.payment",
                new Object[] {
                    texts.getMessage(plan, null, Locale.SIMPLIFIED_CHINESE),
                    texts.getMessage(cycle, null, Locale.SIMPLIFIED_CHINESE)
                },
                Locale.SIMPLIFIED_CHINESE);
    }

    private static Refused no(String planCode) {
        return new Refused(new SubscriptionRefusal.NoSuchPlan(planCode));
    }
}
