package io.yanhuo.ordering;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingInt;

import io.yanhuo.menu.PricedChoice;
import io.yanhuo.shared.Refusal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a basket comes to at this moment, and everything that is in the way of ordering it.
 *
 * @param choices those that can be had
 * @param table name of the table, to eat in
 * @param metres to the diner's door
 */
record Assessment(
        List<PricedChoice> choices,
        Price price,
        @Nullable String table,
        @Nullable Long metres,
        List<Refusal> problems) {
    /** How much it takes of the SKUs whose stock is counted. */
    Map<String, Integer> counted() {
        return choices.stream()
                .filter(PricedChoice::counted)
                .collect(groupingBy(PricedChoice::skuId, summingInt(PricedChoice::quantity)));
    }
}
