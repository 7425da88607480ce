package io.yanhuo.storefront.web;

import io.yanhuo.members.Coupon;
import io.yanhuo.members.SavedAddress;
import io.yanhuo.menu.PricedChoice;
import io.yanhuo.ordering.Price;
import io.yanhuo.ordering.Quote;
import io.yanhuo.ordering.StoreView;
import io.yanhuo.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The last page before an order.
 *
 * @param table name of the diner's table, or null
 * @param coupon id of the coupon in the price; empty for none
 * @param key for the next attempt
 * @param errors texts by field
 */
record CheckoutPage(
        CheckoutForm form,
        StoreView store,
        @Nullable String table,
        List<SavedAddress> book,
        List<Line> lines,
        Price price,
        List<Coupon> coupons,
        String coupon,
        List<Problem> problems,
        Map<String, String> errors,
        String key) {
    record Line(String name, String options, int quantity, Money amount) {
        static Line of(PricedChoice choice, Price.Line price) {
            return new Line(choice.dish(), options(choice), choice.quantity(), price.amount());
        }

        private static String options(PricedChoice choice) {
            var addOns =
                    choice.addOns().stream()
                            .map(it ->
                                    it.quantity() == 1
                                            ? it.name()
                                            : it.name() + " ×" + it.quantity())
                            .toList();
            return String.join(
                    " · ",
                    java.util.stream.Stream.concat(
                                    java.util.stream.Stream.of(choice.spec()), addOns.stream())
                            .filter(text -> !text.isEmpty())
                            .toList());
        }
    }

    /**
     * @param place where it can be mended, on this page or another; null if not by the diner
     */
    record Problem(@Nullable String place, String text) {}

    public boolean placeable() {
        return problems.isEmpty() && !lines.isEmpty();
    }

    static List<Line> lines(Quote quote) {
        var prices = quote.price().lines();
        var choices = quote.choices();
        return IntStream.range(0, Math.min(choices.size(), prices.size()))
                .mapToObj(i -> Line.of(choices.get(i), prices.get(i)))
                .toList();
    }
}
