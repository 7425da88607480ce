package io.yanhuo.distribution;

import io.yanhuo.access.Diners;
import io.yanhuo.access.DistributorIdentity;
import io.yanhuo.commissions.Commissions;
import io.yanhuo.commissions.Earning;
import io.yanhuo.integrations.Outbox;
import io.yanhuo.ordering.OrderCompleted;
import io.yanhuo.ordering.OrderPaid;
import io.yanhuo.ordering.OrderRefunded;
import java.time.Duration;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Books what a distributor earns by an order, in the order's own transaction. */
@Component
class OrderCommission {
    private final Attributions attributions;
    private final DistributorRows distributors;
    private final Distributors rules;
    private final Commissions commissions;
    private final Diners diners;
    private final DistributorIdentity identity;
    private final Outbox outbox;

    OrderCommission(
            Attributions attributions,
            DistributorRows distributors,
            Distributors rules,
            Commissions commissions,
            Diners diners,
            DistributorIdentity identity,
            Outbox outbox) {
        this.attributions = attributions;
        this.distributors = distributors;
        this.rules = rules;
        this.commissions = commissions;
        this.diners = diners;
        this.identity = identity;
        this.outbox = outbox;
    }

    @EventListener
    void on(OrderPaid paid) {
        attributions
                .distributorOf(paid.dinerId(), paid.at())
                .flatMap(distributors::findById)
                .filter(Distributor::active)
                .filter(distributor -> !ownPurchase(distributor, paid.dinerId()))
                .ifPresent(distributor -> commissions.earn(earning(distributor, paid)));
    }

    @EventListener
    void on(OrderCompleted completed) {
        var end = completed.at().plus(Duration.ofDays(rules.rules().freezeDays()));
        commissions.freezeUntil(completed.orderId(), end);
        outbox.addAt(end, CommissionRelease.KIND, completed.orderId());
    }

    @EventListener
    void on(OrderRefunded refunded) {
        commissions.takeBack(refunded.orderId(), refunded.lines(), refunded.at());
    }

    /** The same person, also on a second device. */
    private boolean ownPurchase(Distributor distributor, String dinerId) {
        return distributor.dinerId().equals(dinerId)
                || diners.phone(dinerId)
                        .map(phone -> identity.of(phone).equals(distributor.person()))
                        .orElse(false);
    }

    private static Earning earning(Distributor distributor, OrderPaid paid) {
        var lines =
                paid.lines().stream()
                        .map(line -> new Earning.Line(line.lineId(), line.net()))
                        .toList();
        return new Earning(distributor.id(), paid.orderId(), distributor.rate(), lines, paid.at());
    }
}
