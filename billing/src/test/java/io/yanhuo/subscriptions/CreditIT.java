package io.yanhuo.subscriptions;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Crowd;
import io.yanhuo.payments.PlatformPaymentArrived;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What was paid too much, until it is used. */
class CreditIT extends SubscriptionScene {
    private static final List<String> PLANS = List.of("basic", "standard");

    @Autowired ApplicationEventPublisher events;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager transactions;

    @Test
    void the_next_bill_uses_what_was_paid_too_much_and_asks_for_the_rest() {
        paidTwice("basic");

        var next = bill(order("standard"));

        assertThat(next.price()).isEqualTo(Money.ofYuan("199"));
        assertThat(next.credit()).isEqualTo(Money.ofYuan("99"));
        assertThat(next.total()).isEqualTo(Money.ofYuan("100"));
        assertThat(credit()).as("not before it is paid").isEqualTo(Money.ofYuan("99"));

        arrive(next.id(), next.total());

        assertThat(bill(next.id()).state()).isEqualTo(Bill.State.PAID);
        assertThat(credit()).isEqualTo(Money.ZERO);
        assertThat(periods()).isEqualTo(3);
    }

    @Test
    void a_bill_that_it_covers_is_settled_without_a_scan_and_only_once() throws Exception {
        paidTwice("standard");
        var id = order("basic");

        assertThat(bill(id).covered()).isTrue();
        assertThatThrownBy(() -> in(() -> bills.pay(id)))
                .hasMessageContaining("subscriptions.covered-by-credit");

        Runnable settle = () -> laowang.scope().run(() -> bills.settle(id));
        assertThat(Crowd.atOnce(6, () -> answer(settle))).containsOnly("done");

        assertThat(bill(id).state()).isEqualTo(Bill.State.PAID);
        assertThat(credit()).isEqualTo(Money.ofYuan("100"));
        assertThat(periods()).isEqualTo(3);
    }

    @Test
    void a_bill_that_is_not_covered_cannot_be_settled() {
        var id = order("basic");

        assertThatThrownBy(() -> laowang.scope().run(() -> bills.settle(id)))
                .hasMessageContaining("subscriptions.credit-gone");
        assertThat(bill(id).state()).isEqualTo(Bill.State.OPEN);
    }

    @Test
    void a_bill_made_before_the_money_came_gives_way_to_one_that_uses_it() {
        var first = order("basic");
        arrive(first, Money.ofYuan("99"));
        var open = order("standard");
        arrive(first, Money.ofYuan("99"));

        var next = order("standard");

        assertThat(next).isNotEqualTo(open);
        assertThat(bill(open).state()).isEqualTo(Bill.State.VOID);
        assertThat(bill(next).total()).isEqualTo(Money.ofYuan("100"));
    }

    @Test
    void credit_is_never_spent_twice_although_a_bill_that_was_given_up_is_paid_after_all() {
        paidTwice("basic");
        var givenUp = bill(order("standard"));
        var open = bill(yearly("standard"));
        arrive(givenUp.id(), givenUp.total());
        assertThat(credit()).isEqualTo(Money.ZERO);

        arrive(open.id(), open.total());

        assertThat(bill(open.id()).state()).isNotEqualTo(Bill.State.PAID);
        assertThat(credit()).as("the money is there").isEqualTo(open.total());
        assertThat(bill(yearly("standard")).credit()).isEqualTo(open.total());
    }

    /** Whatever happens in whatever order: paid and credit used make the bill, to the fen. */
    @RepeatedTest(12)
    void the_books_hold_whatever_happens(RepetitionInfo repetition) {
        var random = new Random(repetition.getCurrentRepetition());
        var known = new ArrayList<String>();
        var came = Money.ZERO;
        for (int i = 0; i < 25; i++) {
            switch (random.nextInt(4)) {
                case 0 -> known.add(order(PLANS.get(random.nextInt(2))));
                case 1 -> known.add(yearly(PLANS.get(random.nextInt(2))));
                case 2 -> {
                    if (known.isEmpty()) continue;
                    var id = known.get(random.nextInt(known.size()));
                    if (bill(id).covered()) continue;
                    arrive(id, bill(id).total());
                    came = came.plus(bill(id).total());
                }
                default -> known.forEach(this::trySettle);
            }
            assertThat(credit().fen()).isNotNegative();
        }
        assertThat(revenue().plus(credit())).isEqualTo(came);
        assertThat(wrongBills()).as("bills whose entries do not make their price").isZero();
        assertThat(revenue()).isEqualTo(soldFor());
    }

    private void trySettle(String id) {
        try {
            laowang.scope().run(() -> bills.settle(id));
        } catch (Refused _) {
            // void, or not covered
        }
    }

    private void paidTwice(String plan) {
        var id = order(plan);
        arrive(id, bill(id).total());
        arrive(id, bill(id).total());
    }

    private void arrive(String bill, Money amount) {
        var paid = new PlatformPaymentArrived(bill, amount, RandomId.ofLength(28), clock.instant());
        new TransactionTemplate(transactions).executeWithoutResult(_ -> events.publishEvent(paid));
    }

    private String order(String plan) {
        return order(plan, Cycle.MONTH);
    }

    private String yearly(String plan) {
        return order(plan, Cycle.YEAR);
    }

    private <T> T in(java.util.function.Supplier<T> work) {
        return laowang.scope().get(work);
    }

    private Money revenue() {
        return Money.ofFen(
                number(
                        "SELECT COALESCE(SUM(amount), 0) FROM credit_entry"
                                + " WHERE credit = 'REVENUE' AND tenant_id = ?"));
    }

    private Money soldFor() {
        return Money.ofFen(
                number(
                        """
                        SELECT COALESCE(SUM(l.amount), 0)
                          FROM bill b JOIN bill_line l ON l.bill_id = b.bill_id
                         WHERE l.kind = 'PLAN' AND b.state = 'PAID' AND b.tenant_id = ?
                        """));
    }

    private long wrongBills() {
        return number(
                """
                SELECT COUNT(*) FROM bill b
                 WHERE b.state = 'PAID' AND b.tenant_id = ?
                   AND (SELECT SUM(e.amount) FROM credit_entry e
                         WHERE e.bill_id = b.bill_id AND e.credit = 'REVENUE')
                       <> (SELECT l.amount FROM bill_line l
                            WHERE l.bill_id = b.bill_id AND l.kind = 'PLAN')
                """);
    }

    private long number(String sql) {
        return platform.sql(sql).param(laowang.id().value()).query(Long.class).single();
    }
}
