package io.yanhuo.menu;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Statements;
import io.yanhuo.shared.Money;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new restaurant finds on its menu. */
class StarterMenuIT extends MenuScene {
    @ParameterizedTest
    @ValueSource(strings = {"roast", "noodle", "hotpot", "tea"})
    void can_be_sold_from_as_it_is(String cuisine) {
        var fresh = tenants.create("fresh");
        var view =
                fresh.scope()
                        .get(() -> {
                            starters.fill(cuisine);
                            starters.fill(cuisine);
                            return menu.view();
                        });

        var dishes = view.categories().stream().flatMap(c -> c.dishes().stream()).toList();
        assertThat(dishes).hasSizeBetween(10, 15);
        assertThat(dishes)
                .allSatisfy(dish -> {
                    assertThat(dish.ingredients()).isNotBlank();
                    assertThat(dish.description()).isNotBlank();
                    assertThat(dish.skus()).isNotEmpty();
                    assertThat(dish.skus()).allMatch(sku -> sku.price().fen() > 0);
                    assertThat(dish.soldOut()).isFalse();
                });
        fresh.scope().run(() -> assertThat(priced(view)).allMatch(p -> !p.stationId().isBlank()));
    }

    @Test
    void is_written_in_a_few_statements_however_many_dishes_it_has() {
        var fresh = tenants.create("fresh");

        var sent = fresh.scope().get(() -> Statements.of(() -> starters.fill("roast")));

        assertThat(sent).isLessThanOrEqualTo(40);
    }

    private List<PricedChoice> priced(MenuView view) {
        return menu.price(
                view.categories().stream()
                        .flatMap(c -> c.dishes().stream())
                        .map(MenuScene::simplest)
                        .toList());
    }

    @Test
    void of_a_roast_shop_holds_the_dishes_of_the_reference_order() {
        in(
                laowang,
                () -> {
                    var rice = dish("叉烧饭");
                    assertThat(rice.skus())
                            .extracting(MenuView.Sku::spec)
                            .containsExactly("例", "大");
                    assertThat(rice.skus())
                            .extracting(sku -> sku.price().yuan())
                            .containsExactly("28.00", "34.00");
                    assertThat(rice.packaging()).isEqualTo(Money.ofYuan("1.00"));
                    var group = rice.addOnGroups().getFirst();
                    assertThat(group.min()).isZero();
                    assertThat(group.max()).isEqualTo(3);
                    assertThat(group.addOns())
                            .extracting(a -> a.name() + " " + a.price().yuan())
                            .containsExactly("卤蛋 2.00", "青菜 3.00", "叉烧加量 8.00");
                    var tea = menu.price(List.of(simplest(dish("柠檬茶")))).getFirst();
                    assertThat(tea.unit()).isEqualTo(Money.ofYuan("12.00"));
                    var tart = menu.price(List.of(simplest(dish("蛋挞")))).getFirst();
                    assertThat(tart.unit()).isEqualTo(Money.ofYuan("6.00"));
                    return null;
                });
    }

    @Test
    void goes_away_at_once_but_leaves_what_the_owner_added() {
        var fresh = tenants.create("fresh");
        in(
                fresh,
                () -> {
                    starters.fill("noodle");
                    var copied = desk.sheet(firstDishId()).draft();
                    editing.create(named(copied, "我家的面"));

                    starters.clear();

                    assertThat(starters.left()).isZero();
                    assertThat(names()).containsExactly("我家的面");
                    return null;
                });
    }

    private String firstDishId() {
        return menu.view().categories().getFirst().dishes().getFirst().id();
    }
}
