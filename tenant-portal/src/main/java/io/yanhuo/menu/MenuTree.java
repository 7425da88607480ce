package io.yanhuo.menu;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The categories in the order in which one reads them: each followed by those within it. */
final class MenuTree {
    static final int LEVELS = 3;

    private final List<Node> nodes = new ArrayList<>();

    /**
     * @param level 1 for those that lie in no other
     * @param visible neither it nor one around it is hidden
     */
    record Node(Category category, int level, boolean visible) {}

    private MenuTree() {}

    static MenuTree of(List<Category> inOrder) {
        var tree = new MenuTree();
        tree.add(inOrder, null, 1, true);
        return tree;
    }

    private void add(List<Category> all, @Nullable String parent, int level, boolean visible) {
        for (var category : all) {
            if (!java.util.Objects.equals(category.parentId(), parent)) continue;
            boolean shown = visible && !category.hidden();
            nodes.add(new Node(category, level, shown));
            if (level < LEVELS) add(all, category.id(), level + 1, shown);
        }
    }

    List<Node> nodes() {
        return List.copyOf(nodes);
    }

    Set<String> visible() {
        return nodes.stream()
                .filter(Node::visible)
                .map(node -> node.category().id())
                .collect(Collectors.toSet());
    }

    /**
     * As diners see it, without stock and without empty categories.
     *
     * @param onShelf each with what is shown of it
     */
    List<MenuView.Category> view(Map<Dish, MenuView.Dish> onShelf) {
        Map<String, List<MenuView.Dish>> byCategory = new LinkedHashMap<>();
        onShelf.forEach((dish, shown) ->
                byCategory.computeIfAbsent(dish.categoryId(), _ -> new ArrayList<>()).add(shown));
        return nodes.stream()
                .filter(node -> node.visible() && byCategory.containsKey(node.category().id()))
                .map(Node::category)
                .map(c ->
                        new MenuView.Category(
                                c.id(),
                                c.name(),
                                List.copyOf(byCategory.getOrDefault(c.id(), List.of()))))
                .toList();
    }

    static MenuView.Dish view(Dish dish) {
        return new MenuView.Dish(
                dish.id(),
                dish.name(),
                dish.description(),
                dish.ingredients(),
                dish.picture(),
                dish.packaging(),
                dish.skus().stream()
                        .map(sku ->
                                new MenuView.Sku(sku.id(), sku.spec(), sku.price(), null, false))
                        .toList(),
                dish.groups().stream().map(MenuTree::view).toList(),
                false);
    }

    private static MenuView.AddOnGroup view(AddOnGroup group) {
        var addOns =
                group.addOns().stream()
                        .map(a -> new MenuView.AddOn(a.id(), a.name(), a.price()))
                        .toList();
        return new MenuView.AddOnGroup(group.id(), group.name(), group.min(), group.max(), addOns);
    }
}
