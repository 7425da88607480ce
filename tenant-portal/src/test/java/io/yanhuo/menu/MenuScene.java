package io.yanhuo.menu;

import io.yanhuo.PortalTest;
import io.yanhuo.menu.Choice.AddOnChoice;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

/** Restaurants with the starter menu of their trade, and how one speaks of what is on it. */
@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class MenuScene {
    @Autowired TestTenant tenants;
    @Autowired Menu menu;
    @Autowired DishEditing editing;
    @Autowired DishDesk desk;
    @Autowired CategoryEditing categories;
    @Autowired Stock stock;
    @Autowired StarterMenus starters;
    @Autowired MovableClock clock;

    Tenant laowang;
    Tenant amei;

    @BeforeAll
    void two_restaurants() {
        laowang = serving("roast");
        amei = serving("tea");
    }

    Tenant serving(String cuisine) {
        var tenant = tenants.create(cuisine);
        in(tenant, () -> starters.fill(cuisine));
        return tenant;
    }

    List<String> names() {
        return menu.view().categories().stream()
                .flatMap(c -> c.dishes().stream())
                .map(MenuView.Dish::name)
                .toList();
    }

    MenuView.Dish dish(String name) {
        return menu.view().categories().stream()
                .flatMap(c -> c.dishes().stream())
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String categoryOf(String dish) {
        return menu.view().categories().stream()
                .filter(c -> c.dishes().stream().anyMatch(d -> d.name().equals(dish)))
                .map(MenuView.Category::id)
                .findFirst()
                .orElseThrow();
    }

    Choice rice(String spec, int quantity, AddOnChoice... addOns) {
        var sku = dish("叉烧饭").skus().stream().filter(s -> s.spec().equals(spec)).findFirst();
        return new Choice(sku.orElseThrow().id(), List.of(addOns), quantity);
    }

    AddOnChoice egg(int quantity) {
        var egg =
                dish("叉烧饭").addOnGroups().getFirst().addOns().stream()
                        .filter(a -> a.name().equals("卤蛋"))
                        .findFirst();
        return new AddOnChoice(egg.orElseThrow().id(), quantity);
    }

    /** The first spec with the fewest add-ons that it allows. */
    static Choice simplest(MenuView.Dish dish) {
        var addOns =
                dish.addOnGroups().stream()
                        .filter(group -> group.min() > 0)
                        .map(g -> new AddOnChoice(g.addOns().getFirst().id(), g.min()))
                        .toList();
        return new Choice(dish.skus().getFirst().id(), addOns, 1);
    }

    static DishDraft named(DishDraft draft, String name) {
        var skus = draft.skus().stream().map(s -> new DishDraft.Sku(s.spec(), s.price())).toList();
        return new DishDraft(
                name,
                draft.categoryId(),
                draft.stationId(),
                draft.description(),
                draft.ingredients(),
                draft.picture(),
                draft.packaging(),
                draft.onShelf(),
                skus,
                List.of());
    }

    static <T> T in(Tenant tenant, Supplier<T> work) {
        return tenant.scope().get(work);
    }

    static void in(Tenant tenant, Runnable work) {
        tenant.scope().run(work);
    }
}
