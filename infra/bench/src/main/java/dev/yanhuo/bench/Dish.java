package dev.yanhuo.bench;

import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/** A dish as the menu of the mini-program shows it. */
record Dish(JsonNode node) {
    static Dish find(JsonNode menu, String name) {
        for (var category : menu.get("categories")) {
            for (var dish : category.get("dishes")) {
                if (dish.get("name").asString().equals(name)) return new Dish(dish);
            }
        }
        throw new IllegalStateException("not on the menu: " + name);
    }

    /** The largest spec is the last one. */
    String largestSku() {
        var skus = node.get("skus");
        return skus.get(skus.size() - 1).get("id").asString();
    }

    String paidAddOn() {
        return StreamSupport.stream(node.get("addOnGroups").spliterator(), false)
                .flatMap(group -> StreamSupport.stream(group.get("addOns").spliterator(), false))
                .filter(addOn -> addOn.get("price").asLong() > 0)
                .map(addOn -> addOn.get("id").asString())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no add-on that costs: " + node));
    }
}
