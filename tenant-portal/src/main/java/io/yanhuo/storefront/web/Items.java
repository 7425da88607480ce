package io.yanhuo.storefront.web;

import io.yanhuo.menu.Choice;
import io.yanhuo.menu.Choice.AddOnChoice;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Choices as they stand in an address: {@code item=<sku>.2_<add-on>.1}. So a checkout can be opened
 * anew, shared between two phones and ordered again, and nothing is kept on the server for it.
 */
final class Items {
    static final int MOST = 60;

    private static final Pattern PART = Pattern.compile("([0-9a-z]{1,32})\\.([0-9]{1,3})");

    private Items() {}

    /** What cannot be read is left out; one too many is enough to be told that it is too many. */
    static List<Choice> read(List<String> items) {
        return items.stream().limit(MOST + 1L).flatMap(item -> choice(item).stream()).toList();
    }

    static String write(Choice choice) {
        return choice.skuId()
                + "."
                + choice.quantity()
                + choice.addOns().stream()
                        .map(addOn -> "_" + addOn.addOnId() + "." + addOn.quantity())
                        .collect(Collectors.joining());
    }

    private static Optional<Choice> choice(String item) {
        var parts = new ArrayList<AddOnChoice>();
        for (var text : item.split("_")) {
            var part = PART.matcher(text);
            if (!part.matches() || Integer.parseInt(part.group(2)) == 0) return Optional.empty();
            parts.add(new AddOnChoice(part.group(1), Integer.parseInt(part.group(2))));
        }
        var sku = parts.removeFirst();
        return Optional.of(new Choice(sku.addOnId(), List.copyOf(parts), sku.quantity()));
    }

    /** From the plain form on a dish's own page, without a script. */
    static List<String> ofForm(String sku, List<String> addOns, int quantity) {
        var choices = addOns.stream().map(id -> new AddOnChoice(id, 1)).toList();
        return Arrays.asList(write(new Choice(sku, choices, quantity)));
    }
}
