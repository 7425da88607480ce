package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dish as somebody wants it to be.
 *
 * @param ingredients main ingredients; without them it may not be put on the shelf
 * @param picture id of a picture, or null
 * @param packaging fee for each unit that leaves the house
 * @param skus at least one; a single one may have an empty spec
 */
public record DishDraft(
        String name,
        String categoryId,
        String stationId,
        String description,
        String ingredients,
        @Nullable String picture,
        Money packaging,
        boolean onShelf,
        List<Sku> skus,
        List<Group> groups) {
    /**
     * @param id null for a new one
     * @param seen how many there were when the editor looked; null if they were not counted
     * @param stock how many there are to be; null if they are not to be counted
     */
    public record Sku(
            @Nullable String id,
            String spec,
            Money price,
            @Nullable Integer seen,
            @Nullable Integer stock) {
        /** A new one that is not counted. */
        public Sku(String spec, Money price) {
            this(null, spec, price, null, null);
        }
    }

    /**
     * @param id null for a new one
     */
    public record Group(@Nullable String id, String name, int min, int max, List<AddOn> addOns) {}

    /**
     * @param id null for a new one
     */
    public record AddOn(@Nullable String id, String name, Money price) {}

    static final int MOST_SPECS = 50;
    static final int MOST_GROUPS = 20;
    static final int MOST_ADD_ONS = 50;

    /** What no form lets through, and nobody else may bring in either. */
    void check() {
        if (onShelf && ingredients.isBlank()) {
            throw new Refused(new MenuRefusal.NoIngredients(name));
        }
        if (name.isBlank() || skus.isEmpty()) throw malformed("a name and a price");
        if (packaging.fen() < 0 || skus.stream().anyMatch(sku -> sku.price().fen() < 0)) {
            throw malformed("no price below zero");
        }
        long specs = skus.stream().map(Sku::spec).distinct().count();
        if (specs < skus.size()) throw malformed("each spec once");
        if (skus.size() > 1 && skus.stream().anyMatch(sku -> sku.spec().isBlank())) {
            throw malformed("names for its specs");
        }
        TooMany.refuse(skus.size() - 1, MOST_SPECS);
        TooMany.refuse(groups.size() - 1, MOST_GROUPS);
        groups.forEach(this::check);
    }

    private void check(Group group) {
        if (group.min() < 0 || group.max() < Math.max(1, group.min())) {
            throw malformed("a range of choices that can be met");
        }
        TooMany.refuse(group.addOns().size() - 1, MOST_ADD_ONS);
        if (group.name().isBlank() || group.addOns().isEmpty()) {
            throw malformed("groups with a name and choices");
        }
        if (group.addOns().stream().anyMatch(addOn -> addOn.price().fen() < 0)) {
            throw malformed("no add-on below zero");
        }
    }

    private IllegalArgumentException malformed(String needed) {
        return new IllegalArgumentException("dish " + name + " needs " + needed);
    }
}
