package io.yanhuo.menu;

import io.yanhuo.shared.Refused;
import io.yanhuo.shared.TooMany;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What owner and managers do with the parts of the menu. */
@Service
@Transactional
public class CategoryEditing {
    static final int MOST = 300;

    private final Categories categories;
    private final Dishes dishes;
    private final MenuEdition edition;

    CategoryEditing(Categories categories, Dishes dishes, MenuEdition edition) {
        this.categories = categories;
        this.dishes = dishes;
        this.edition = edition;
    }

    /**
     * A category as its editors see it.
     *
     * @param parentId null if it lies in no other
     * @param level 1 for those that lie in no other
     * @param version to be handed back with a change
     */
    public record Sheet(
            String id,
            @Nullable String parentId,
            String name,
            int level,
            boolean hidden,
            long version) {}

    /** In the order in which diners see them, the hidden and empty ones too. */
    @Transactional(readOnly = true)
    public List<Sheet> all() {
        return MenuTree.of(categories.all()).nodes().stream()
                .map(node -> sheet(node.category(), node.level()))
                .toList();
    }

    @Transactional(readOnly = true)
    public Sheet get(String id) {
        return all().stream()
                .filter(category -> category.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Refused(new MenuRefusal.Gone()));
    }

    /** Puts it last among its siblings; returns its id. */
    public String add(String name, @Nullable String parentId) {
        edition.lock();
        var all = categories.all();
        refuseTooDeep(all, null, parentId);
        refuseTaken(all, name, parentId, "");
        TooMany.refuse(all.size(), MOST);
        var category = new Category(name, parentId, last(all, parentId) + 1);
        categories.save(category);
        edition.turn();
        return category.id();
    }

    /**
     * @param version that the editor has seen
     * @throws io.yanhuo.shared.Refused with {@link MenuRefusal.ChangedMeanwhile}
     */
    public void change(
            String id, long version, String name, @Nullable String parentId, boolean hidden) {
        edition.lock();
        var all = categories.all();
        var category = categories.get(id);
        if (category.version() != version) {
            throw new Refused(new MenuRefusal.ChangedMeanwhile(category.name()));
        }
        refuseTooDeep(all, id, parentId);
        refuseTaken(all, name, parentId, id);
        category.rename(name);
        category.hide(hidden);
        if (!Objects.equals(category.parentId(), parentId)) {
            category.moveInto(parentId, last(all, parentId) + 1);
        }
        edition.turn();
    }

    public void hide(String id, boolean whether) {
        categories.get(id).hide(whether);
        edition.turn();
    }

    /** One place up or down among its siblings; at the end it stays where it is. */
    public void move(String id, boolean up) {
        edition.lock();
        var category = categories.get(id);
        var siblings = siblings(categories.all(), category.parentId());
        var moved = Order.moved(siblings, siblings.indexOf(category), up);
        for (int i = 0; i < moved.size(); i++) moved.get(i).moveTo(i);
        edition.turn();
    }

    /**
     * @throws io.yanhuo.shared.Refused as long as there is something in it
     */
    public void remove(String id) {
        edition.lock();
        var category = categories.get(id);
        boolean parent = categories.all().stream().anyMatch(c -> id.equals(c.parentId()));
        if (parent || dishes.countInCategory(id) > 0) {
            throw new Refused(new MenuRefusal.NotEmpty(category.name()));
        }
        categories.delete(category);
        edition.turn();
    }

    private static List<Category> siblings(List<Category> all, @Nullable String parentId) {
        return all.stream().filter(c -> Objects.equals(c.parentId(), parentId)).toList();
    }

    private static int last(List<Category> all, @Nullable String parentId) {
        return siblings(all, parentId).stream()
                .map(Category::position)
                .max(Comparator.naturalOrder())
                .orElse(-1);
    }

    private static void refuseTaken(
            List<Category> all, String name, @Nullable String parentId, String but) {
        boolean taken =
                siblings(all, parentId).stream()
                        .anyMatch(c -> c.name().equals(name) && !c.id().equals(but));
        if (taken) throw new Refused(new MenuRefusal.NameTaken(name));
    }

    /** Neither deeper than three levels nor into itself. */
    private static void refuseTooDeep(
            List<Category> all, @Nullable String id, @Nullable String parentId) {
        int above = 0;
        for (var at = parentId; at != null; at = parentOf(all, at)) {
            above++;
            if (at.equals(id) || above >= MenuTree.LEVELS) throw tooDeep();
        }
        if (above + height(all, id) > MenuTree.LEVELS) throw tooDeep();
    }

    private static int height(List<Category> all, @Nullable String id) {
        if (id == null) return 1;
        return 1
                + siblings(all, id).stream()
                        .mapToInt(child -> height(all, child.id()))
                        .max()
                        .orElse(0);
    }

    private static @Nullable String parentOf(List<Category> all, String id) {
        var category = Dish.known(all, Category::id, id);
        if (category == null) throw new Refused(new MenuRefusal.Gone());
        return category.parentId();
    }

    private static Refused tooDeep() {
        return new Refused(new MenuRefusal.TooDeep(MenuTree.LEVELS));
    }

    private static Sheet sheet(Category category, int level) {
        return new Sheet(
                category.id(),
                category.parentId(),
                category.name(),
                level,
                category.hidden(),
                category.version());
    }
}
