package io.yanhuo.menu;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.yanhuo.shared.Refused;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Puts the server's prices to what a basket names. The menu is the remembered one if the database
 * says that it is still the same edition; stock is always the database's.
 */
@Component
class Pricing {
    private final StockBook book;
    private final MenuMemory memory;
    private final MenuReader reader;
    private final Clock clock;

    Pricing(StockBook book, MenuMemory memory, MenuReader reader, Clock clock) {
        this.book = book;
        this.memory = memory;
        this.reader = reader;
        this.clock = clock;
    }

    List<PricedChoice> price(List<Choice> choices) {
        if (choices.isEmpty()) return List.of();
        var counter = book.counter(choices.stream().map(Choice::skuId).distinct().toList());
        var prices = memory.edition(counter.edition(), reader::refresh).structure().prices();
        for (var choice : choices) {
            if (!prices.containsKey(choice.skuId())) {
                throw new Refused(new MenuRefusal.NotOnTheMenu());
            }
        }
        refuseWhatIsSoldOut(choices, counter, prices);
        return choices.stream().map(choice -> priced(choice, counter, prices)).toList();
    }

    private static PricedChoice priced(
            Choice choice, StockBook.Counter counter, Map<String, PriceTag> prices) {
        boolean counted = counter.of(choice.skuId()).left() != null;
        return java.util.Objects.requireNonNull(prices.get(choice.skuId())).of(choice, counted);
    }

    /** Two lines of the same SKU draw on the same stock. */
    private void refuseWhatIsSoldOut(
            List<Choice> choices, StockBook.Counter counter, Map<String, PriceTag> prices) {
        choices.stream()
                .collect(groupingBy(Choice::skuId, summingInt(Choice::quantity)))
                .forEach((sku, wanted) -> {
                    var tag = java.util.Objects.requireNonNull(prices.get(sku));
                    refuseMoreThanLeft(tag.dish().name(), counter.of(sku), wanted);
                });
    }

    private void refuseMoreThanLeft(String dish, StockState stock, int wanted) {
        var left = stock.left();
        if (stock.soldOut(clock.instant())) throw new Refused(new MenuRefusal.SoldOut(dish));
        if (left != null && left < wanted) {
            throw new Refused(new MenuRefusal.OnlyFewLeft(dish, left));
        }
    }
}
