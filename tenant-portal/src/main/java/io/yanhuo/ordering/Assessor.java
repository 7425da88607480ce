package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;

import io.yanhuo.delivery.Delivery;
import io.yanhuo.delivery.DeliveryQuote;
import io.yanhuo.delivery.DeliveryRefusal.BelowMinimum;
import io.yanhuo.delivery.DeliveryRefusal.NotSetUp;
import io.yanhuo.delivery.DeliveryRefusal.TooFar;
import io.yanhuo.delivery.DeliveryRules;
import io.yanhuo.members.Coupon;
import io.yanhuo.members.CouponRefusal.BelowThreshold;
import io.yanhuo.menu.Choice;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.PricedChoice;
import io.yanhuo.ordering.OrderRefusal.AddressMissing;
import io.yanhuo.ordering.OrderRefusal.NoSuchTable;
import io.yanhuo.ordering.OrderRefusal.NothingChosen;
import io.yanhuo.ordering.OrderRefusal.RemarkTooLong;
import io.yanhuo.ordering.OrderRefusal.SwitchedOff;
import io.yanhuo.ordering.OrderRefusal.TooMuch;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Checks a basket against store, menu, delivery rules and coupon, and prices what is left. */
@Component
class Assessor {
    static final int LONGEST_REMARK = 100;
    private static final int MOST_LINES = 60;
    private static final int MOST_OF_ONE = 99;

    private final Menu menu;
    private final Delivery delivery;
    private final DiningTables tables;

    Assessor(Menu menu, Delivery delivery, DiningTables tables) {
        this.menu = menu;
        this.delivery = delivery;
        this.tables = tables;
    }

    Assessment assess(Basket basket, StoreState store, @Nullable Coupon coupon) {
        var problems = new LinkedHashSet<Refusal>();
        store.refusal().ifPresent(problems::add);
        if (!store.settings().fulfilments().contains(basket.fulfilment())) {
            problems.add(new SwitchedOff(basket.fulfilment()));
        }
        var choices = choices(basket.choices(), problems);
        var goods = Money.sum(choices.stream().map(c -> c.unit().times(c.quantity())).toList());
        var table = table(basket, problems);
        var way = way(basket, goods, problems);
        if (coupon != null && !choices.isEmpty() && !coupon.fits(goods)) {
            var lacking = coupon.atLeast().minus(goods);
            problems.add(new BelowThreshold(coupon.name(), lacking));
        }
        if (basket.remark().length() > LONGEST_REMARK) {
            problems.add(new RemarkTooLong(LONGEST_REMARK));
        }
        var fee = way == null ? Money.ZERO : way.fee();
        var price = Pricing.of(choices, basket.fulfilment(), coupon, fee);
        var metres = way == null ? null : way.metres();
        return new Assessment(choices, price, table, metres, List.copyOf(problems));
    }

    private List<PricedChoice> choices(List<Choice> choices, Set<Refusal> problems) {
        if (choices.isEmpty()) {
            problems.add(new NothingChosen());
            return List.of();
        }
        if (choices.size() > MOST_LINES || choices.stream().anyMatch(Assessor::odd)) {
            problems.add(new TooMuch(MOST_LINES, MOST_OF_ONE));
            return List.of();
        }
        try {
            return menu.price(choices);
        } catch (Refused refused) {
            problems.add(refused.refusal());
            return each(choices, problems);
        }
    }

    private static boolean odd(Choice choice) {
        return choice.quantity() < 1 || choice.quantity() > MOST_OF_ONE;
    }

    /** What can be had of a basket in which something cannot, and what is wrong with each. */
    private List<PricedChoice> each(List<Choice> choices, Set<Refusal> problems) {
        var priced = new ArrayList<PricedChoice>();
        for (var choice : choices) {
            try {
                priced.addAll(menu.price(List.of(choice)));
            } catch (Refused refused) {
                problems.add(refused.refusal());
            }
        }
        return priced;
    }

    private @Nullable String table(Basket basket, Set<Refusal> problems) {
        if (basket.fulfilment() != DINE_IN) return null;
        var code = basket.tableCode();
        var table = code == null ? null : tables.findByCode(code).orElse(null);
        if (table == null) problems.add(new NoSuchTable());
        return table == null ? null : table.name();
    }

    private @Nullable DeliveryQuote way(Basket basket, Money goods, Set<Refusal> problems) {
        if (basket.fulfilment() != DELIVERY) return null;
        var rules = delivery.rules();
        var lacking = rules.lacking(goods);
        if (lacking.fen() > 0) problems.add(new BelowMinimum(lacking, rules.minimum()));
        var address = basket.address();
        if (address != null) return reach(rules, address.point(), problems);
        problems.add(new AddressMissing());
        return null;
    }

    private static @Nullable DeliveryQuote reach(
            DeliveryRules rules, GeoPoint point, Set<Refusal> problems) {
        var quote = rules.reach(point).orElse(null);
        if (quote == null) {
            problems.add(rules.usable() ? new TooFar(rules.range()) : new NotSetUp());
        }
        return quote;
    }
}
