package io.yanhuo.delivery;

import io.yanhuo.delivery.DeliveryRefusal.BelowMinimum;
import io.yanhuo.delivery.DeliveryRefusal.NotSetUp;
import io.yanhuo.delivery.DeliveryRefusal.TooFar;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.FairShares;
import io.yanhuo.tenancy.TenantMemory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How far and for how much the restaurant of the current scope delivers. */
@Service
@Transactional
public class Delivery {
    private final DeliveryRulesRows rows;
    private final TenantMemory<DeliveryRules> memory;

    Delivery(DeliveryRulesRows rows, FairShares shares) {
        this.rows = rows;
        this.memory = new TenantMemory<>("delivery", shares);
    }

    /**
     * @param goods value of the goods before discounts
     * @throws Refused if it is too far, or the goods are below the minimum
     */
    @Transactional(readOnly = true)
    public DeliveryQuote quote(GeoPoint to, Money goods) {
        var rules = rules();
        if (!rules.usable()) throw new Refused(new NotSetUp());
        var quote = rules.reach(to).orElseThrow(() -> new Refused(new TooFar(rules.range())));
        var lacking = rules.lacking(goods);
        if (lacking.fen() > 0) throw new Refused(new BelowMinimum(lacking, rules.minimum()));
        return quote;
    }

    @Transactional(readOnly = true)
    public DeliveryRules rules() {
        return memory.get(() ->
                rows.findById(DeliveryRulesRow.MAIN)
                        .map(DeliveryRulesRow::rules)
                        .orElse(DeliveryRules.INITIAL));
    }

    public void change(DeliveryRules rules) {
        memory.change();
        rows.findById(DeliveryRulesRow.MAIN)
                .orElseGet(() -> rows.save(new DeliveryRulesRow()))
                .change(rules);
    }
}
