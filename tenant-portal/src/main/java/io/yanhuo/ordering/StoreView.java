package io.yanhuo.ordering;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether and how the store can be ordered from at this moment.
 *
 * @param closedBecause key of the text that says why it is closed; null while it is open
 * @param nextOpening such as {@code 17:00}; null if unknown
 * @param hours such as {@code 10:00–14:00}
 * @param fulfilments that are switched on
 */
public record StoreView(
        boolean open,
        @Nullable String closedBecause,
        @Nullable String nextOpening,
        List<String> hours,
        Set<Fulfilment> fulfilments,
        String address,
        String phone,
        String notice) {}
