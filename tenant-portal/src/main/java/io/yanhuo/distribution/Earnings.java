package io.yanhuo.distribution;

import io.yanhuo.commissions.Balances;
import io.yanhuo.commissions.CommissionLine;
import io.yanhuo.commissions.Commissions;
import io.yanhuo.shared.Money;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What distributors brought and earned, as they and the restaurant see it. */
@Service
@Transactional(readOnly = true)
public class Earnings {
    private static final Figures NONE = new Figures(0, 0, Money.ZERO, Money.ZERO);

    private final Attributions attributions;
    private final Commissions commissions;

    Earnings(Attributions attributions, Commissions commissions) {
        this.attributions = attributions;
        this.commissions = commissions;
    }

    /**
     * @param pending may still be refunded
     * @param available may be withdrawn; below zero after a late refund
     */
    public record Figures(long clicks, long orders, Money pending, Money available) {}

    public Figures of(String distributorId) {
        var totals = commissions.totals(List.of(distributorId)).get(distributorId);
        return figures(attributions.clicks(distributorId), totals);
    }

    /** In the same few statements however many there are. */
    public Map<String, Figures> of(List<String> distributorIds) {
        var clicks = attributions.clicks();
        var totals = commissions.totals(distributorIds);
        var found = new java.util.HashMap<String, Figures>();
        for (var id : distributorIds) {
            found.put(id, figures(clicks.getOrDefault(id, 0L), totals.get(id)));
        }
        return found;
    }

    /** The newest first. */
    public List<CommissionLine> latest(String distributorId) {
        return commissions.latest(distributorId, 50);
    }

    private static Figures figures(
            long clicks, Commissions.@org.jspecify.annotations.Nullable Totals totals) {
        if (totals == null)
            return new Figures(clicks, NONE.orders(), NONE.pending(), NONE.available());
        Balances balances = totals.balances();
        return new Figures(clicks, totals.orders(), balances.pending(), balances.available());
    }
}
