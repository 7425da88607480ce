package io.yanhuo.commissions;

import io.yanhuo.shared.Money;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The distributors' books of one restaurant. Works inside the order's own transaction. */
@Service
@Transactional
public class Commissions {
    private final CommissionRows commissions;
    private final Entries entries;

    Commissions(CommissionRows commissions, Entries entries) {
        this.commissions = commissions;
        this.entries = entries;
    }

    /** Books what a paid order earns, line by line; the same order is booked once. */
    public void earn(Earning earning) {
        if (!commissions.findByOrderIdOrderByLineId(earning.orderId()).isEmpty()) return;
        for (var line : earning.lines()) {
            var commission = commissions.saveAndFlush(new Commission(earning, line));
            var move = commission.earn();
            if (move.amount().fen() > 0) entries.save(new Entry(commission, move, earning.at()));
        }
    }

    /** The order is completed: from this moment the refund period runs. */
    public void freezeUntil(String orderId, Instant end) {
        for (var commission : commissions.findByOrderIdOrderByLineId(orderId)) {
            commission.freezeUntil(end);
        }
    }

    /** Makes available what the order earned, as far as its refund period is over. */
    public void release(String orderId, Instant now) {
        for (var commission : commissions.findByOrderIdOrderByLineId(orderId)) {
            var move = commission.release(now);
            commissions.saveAndFlush(commission);
            move.ifPresent(m -> entries.save(new Entry(commission, m, now)));
        }
    }

    /**
     * Takes back the share of what the diner got back.
     *
     * @param refunded by line, without packaging and delivery
     */
    public void takeBack(String orderId, Map<String, Money> refunded, Instant now) {
        for (var commission : commissions.findByOrderIdOrderByLineId(orderId)) {
            var back = refunded.getOrDefault(commission.lineId(), Money.ZERO);
            if (back.fen() == 0) continue;
            var move = commission.takeBack(back);
            commissions.saveAndFlush(commission);
            move.ifPresent(m -> entries.save(new Entry(commission, m, now)));
        }
    }

    @Transactional(readOnly = true)
    public Balances balances(String distributorId) {
        return new Balances(
                Money.ofFen(entries.balance(distributorId, Account.PENDING.name())),
                Money.ofFen(entries.balance(distributorId, Account.AVAILABLE.name())));
    }

    /** What the restaurant owes to all of its distributors together. */
    @Transactional(readOnly = true)
    public Balances owed() {
        return new Balances(
                Money.ofFen(entries.total(Account.PENDING.name())),
                Money.ofFen(entries.total(Account.AVAILABLE.name())));
    }

    /**
     * @param orders that earned something, refunded ones included
     */
    public record Totals(long orders, Balances balances) {}

    /** By distributor, for those who ever earned something; two statements for any number. */
    @Transactional(readOnly = true)
    public Map<String, Totals> totals(Collection<String> distributorIds) {
        if (distributorIds.isEmpty()) return Map.of();
        var orders =
                commissions.orders(distributorIds).stream()
                        .collect(Collectors.toMap(Count::getDistributor, Count::getOrders));
        return entries.sums(distributorIds).stream()
                .collect(
                        Collectors.toMap(
                                EntrySum::getDistributor,
                                sum ->
                                        new Totals(
                                                orders.getOrDefault(sum.getDistributor(), 0L),
                                                new Balances(
                                                        Money.ofFen(sum.getPending()),
                                                        Money.ofFen(sum.getAvailable())))));
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    public List<CommissionLine> latest(String distributorId, int limit) {
        return commissions
                .findByDistributorIdOrderByEarnedAtDesc(distributorId, Limit.of(limit))
                .stream()
                .map(Commission::line)
                .toList();
    }
}
