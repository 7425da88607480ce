package io.yanhuo.menu;

import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.hibernate.annotations.Fetch;
import org.hibernate.annotations.FetchMode;
import org.jspecify.annotations.Nullable;

/** What the kitchen cooks: one dish in one or more specs, with what may be added to it. */
@Entity
class Dish {
    @Id
    @Column(name = "dish_id", columnDefinition = "char(20)")
    private String id;

    @Column(columnDefinition = "char(20)")
    private String categoryId;

    @Column(columnDefinition = "char(20)")
    private String stationId;

    private String name;
    private String description;
    private String ingredients;

    @Column(columnDefinition = "char(20)")
    private @Nullable String picture;

    private Money packaging;
    private boolean onShelf;
    private boolean starter;
    private boolean removed;
    private int position;
    @Version private @Nullable Long version;

    @OneToMany(mappedBy = "dish", cascade = CascadeType.ALL)
    @OrderBy("position")
    @Fetch(FetchMode.SUBSELECT)
    private List<Sku> skus = new ArrayList<>();

    @OneToMany(mappedBy = "dish", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("position")
    @Fetch(FetchMode.SUBSELECT)
    private List<AddOnGroup> groups = new ArrayList<>();

    protected Dish() {}

    Dish(DishDraft draft, int position, boolean starter) {
        this.id = RandomId.ofLength(20);
        this.position = position;
        this.starter = starter;
        become(draft);
    }

    /** What somebody has edited is a sample no more. */
    void change(DishDraft draft) {
        starter = false;
        become(draft);
    }

    /** Takes over everything but the stock, which is counted for itself. */
    final void become(DishDraft draft) {
        draft.check();
        categoryId = draft.categoryId();
        stationId = draft.stationId();
        name = draft.name();
        description = draft.description();
        ingredients = draft.ingredients();
        picture = draft.picture();
        packaging = draft.packaging();
        onShelf = draft.onShelf();
        becomeSkus(draft.skus());
        becomeGroups(draft.groups());
    }

    /** A spec that is gone stays as a row, for the orders that still name it. */
    private void becomeSkus(List<DishDraft.Sku> drafts) {
        var kept = new ArrayList<Sku>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var sku = known(skus(), Sku::id, draft.id());
            if (sku == null) skus.add(sku = new Sku(this));
            sku.become(draft.spec(), draft.price(), i);
            kept.add(sku);
        }
        skus.stream().filter(sku -> !kept.contains(sku)).forEach(Sku::remove);
    }

    private void becomeGroups(List<DishDraft.Group> drafts) {
        var kept = new ArrayList<AddOnGroup>();
        for (int i = 0; i < drafts.size(); i++) {
            var draft = drafts.get(i);
            var group = known(groups, AddOnGroup::id, draft.id());
            if (group == null) groups.add(group = new AddOnGroup(this));
            group.become(draft, i);
            kept.add(group);
        }
        groups.removeIf(group -> !kept.contains(group));
    }

    static <T> @Nullable T known(
            List<T> parts, java.util.function.Function<T, String> id, @Nullable String wanted) {
        return parts.stream()
                .filter(part -> Objects.equals(id.apply(part), wanted))
                .findFirst()
                .orElse(null);
    }

    void shelve(boolean whether) {
        if (whether && ingredients.isBlank()) {
            throw new Refused(new MenuRefusal.NoIngredients(name));
        }
        onShelf = whether;
    }

    void remove() {
        removed = true;
        onShelf = false;
        skus.forEach(Sku::remove);
    }

    void moveTo(int at) {
        position = at;
    }

    String id() {
        return id;
    }

    String categoryId() {
        return categoryId;
    }

    String stationId() {
        return stationId;
    }

    String name() {
        return name;
    }

    String description() {
        return description;
    }

    String ingredients() {
        return ingredients;
    }

    @Nullable String picture() {
        return picture;
    }

    Money packaging() {
        return packaging;
    }

    boolean onShelf() {
        return onShelf;
    }

    boolean removed() {
        return removed;
    }

    int position() {
        return position;
    }

    long version() {
        return Objects.requireNonNull(version);
    }

    /** Those that are still sold. */
    List<Sku> skus() {
        return skus.stream().filter(sku -> !sku.removed()).toList();
    }

    List<AddOnGroup> groups() {
        return List.copyOf(groups);
    }
}
