package io.yanhuo.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Refusals;
import io.yanhuo.Statements;
import io.yanhuo.menu.Choice.AddOnChoice;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Tenant;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** What the server says a choice costs, and which choices it refuses. */
class MenuPricesIT extends MenuScene {
    @Autowired EntityManagerFactory sessions;

    @Nested
    class The_server_prices {
        @Test
        void a_dish_with_its_add_on() {
            var line = in(laowang, () -> menu.price(List.of(rice("大", 1, egg(1)))).getFirst());

            assertThat(line.dish()).isEqualTo("叉烧饭");
            assertThat(line.spec()).isEqualTo("大");
            assertThat(line.unit()).isEqualTo(Money.ofYuan("36.00"));
            assertThat(line.addOns()).extracting(a -> a.name()).containsExactly("卤蛋");
        }

        @Test
        void in_the_order_of_the_choices() {
            in(
                    laowang,
                    () -> {
                        var choices =
                                List.of(simplest(dish("蛋挞")), rice("例", 2), simplest(dish("柠檬茶")));
                        assertThat(menu.price(choices))
                                .extracting(PricedChoice::dish)
                                .containsExactly("蛋挞", "叉烧饭", "柠檬茶");
                        return null;
                    });
        }

        @Test
        void with_one_statement_however_long_the_basket_is() {
            in(
                    laowang,
                    () -> {
                        var all =
                                menu.view().categories().stream().flatMap(c -> c.dishes().stream());
                        var choices = all.map(MenuScene::simplest).toList();
                        assertThat(Statements.of(() -> menu.price(choices))).isEqualTo(1);
                        assertThat(Statements.of(() -> menu.price(choices.subList(0, 1))))
                                .isEqualTo(1);
                        return null;
                    });
        }

        @Test
        void of_this_moment_although_another_node_has_just_changed_them() {
            var fresh = serving("roast");
            var choice = in(fresh, () -> rice("例", 1));
            in(fresh, () -> menu.price(List.of(choice)));

            in(fresh, () -> onAnotherNode(choice.skuId(), 9_900));

            assertThat(in(fresh, () -> menu.price(List.of(choice)).getFirst().unit()))
                    .isEqualTo(Money.ofYuan("99.00"));
        }

        private void onAnotherNode(String sku, long price) {
            sessions.unwrap(SessionFactory.class)
                    .inTransaction(session -> {
                        session.createNativeMutationQuery(
                                        "UPDATE sku SET price = :price WHERE sku_id = :id")
                                .setParameter("price", price)
                                .setParameter("id", sku)
                                .executeUpdate();
                        session.createNativeMutationQuery(
                                        "UPDATE menu_edition SET edition = edition + 1")
                                .executeUpdate();
                    });
        }
    }

    @Nested
    class The_server_refuses {
        @Test
        void a_fourth_add_on_where_three_are_allowed() {
            assertRefused(laowang, () -> List.of(rice("例", 1, egg(4))), MenuRefusal.AddOns.class);
            in(laowang, () -> menu.price(List.of(rice("例", 1, egg(3)))));
        }

        @Test
        void to_let_the_maximum_be_split_over_two_mentions() {
            assertRefused(
                    laowang, () -> List.of(rice("例", 1, egg(2), egg(2))), MenuRefusal.AddOns.class);
        }

        @Test
        void a_dish_without_what_must_be_chosen_for_it() {
            assertRefused(
                    laowang,
                    () -> List.of(new Choice(dish("双拼饭").skus().getFirst().id(), List.of(), 1)),
                    MenuRefusal.AddOns.class);
        }

        @Test
        void an_add_on_of_another_dish() {
            assertRefused(
                    laowang,
                    () ->
                            List.of(
                                    new Choice(
                                            dish("柠檬茶").skus().getFirst().id(),
                                            List.of(egg(1)),
                                            1)),
                    MenuRefusal.NotOnTheMenu.class);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, -1, 100})
        void an_odd_quantity(int quantity) {
            assertRefused(laowang, () -> List.of(rice("例", quantity)), MenuRefusal.Quantity.class);
            assertRefused(
                    laowang,
                    () -> List.of(rice("例", 1, egg(quantity))),
                    MenuRefusal.Quantity.class);
        }

        @Test
        void what_is_off_the_shelf() {
            var choice = in(laowang, () -> simplest(dish("白切鸡")));
            in(laowang, () -> editing.shelve(dish("白切鸡").id(), false));

            assertRefused(laowang, () -> List.of(choice), MenuRefusal.NotOnTheMenu.class);
        }

        @Test
        void what_lies_in_a_hidden_category() {
            var fresh = serving("tea");
            var choice = in(fresh, () -> simplest(dish("柠檬茶")));
            in(fresh, () -> categories.hide(categoryOf("柠檬茶"), true));

            assertRefused(fresh, () -> List.of(choice), MenuRefusal.NotOnTheMenu.class);
            in(fresh, () -> assertThat(names()).doesNotContain("柠檬茶"));
        }

        @Test
        void a_spec_that_is_not_made_any_more() {
            var fresh = serving("roast");
            var large = in(fresh, () -> rice("大", 1));
            in(
                    fresh,
                    () -> {
                        var sheet = desk.sheet(dish("叉烧饭").id());
                        editing.change(sheet.id(), sheet.version(), withoutLastSpec(sheet.draft()));
                        return null;
                    });

            assertRefused(fresh, () -> List.of(large), MenuRefusal.NotOnTheMenu.class);
        }

        @Test
        void what_belongs_to_another_restaurant() {
            var theirs = in(amei, () -> simplest(dish("柠檬茶")));
            assertRefused(laowang, () -> List.of(theirs), MenuRefusal.NotOnTheMenu.class);

            var theirPearls =
                    in(amei, () -> dish("柠檬茶").addOnGroups().getLast().addOns().getFirst().id());
            assertRefused(
                    laowang,
                    () -> List.of(rice("例", 1, new AddOnChoice(theirPearls, 1))),
                    MenuRefusal.NotOnTheMenu.class);
        }

        @Test
        void more_than_is_left_also_over_two_lines() {
            var fresh = serving("roast");
            in(fresh, () -> stock.count(rice("例", 1).skuId(), 3));

            in(fresh, () -> menu.price(List.of(rice("例", 2), rice("例", 1, egg(1)))));
            assertRefused(
                    fresh,
                    () -> List.of(rice("例", 2), rice("例", 2, egg(1))),
                    MenuRefusal.OnlyFewLeft.class);
        }

        @Test
        void what_was_sold_out_by_hand_until_it_is_back() {
            var fresh = serving("roast");
            var choice = in(fresh, () -> rice("例", 1));
            var back = clock.instant().plus(Duration.ofHours(5));
            in(fresh, () -> editing.sellOut(dish("叉烧饭").id(), back));

            assertRefused(fresh, () -> List.of(choice), MenuRefusal.SoldOut.class);
            assertThatThrownBy(() -> in(fresh, () -> stock.take(Map.of(choice.skuId(), 1))))
                    .isInstanceOf(Refused.class);
            assertThat(in(fresh, () -> dish("叉烧饭").soldOut())).isTrue();

            clock.advance(Duration.ofHours(5));
            in(fresh, () -> menu.price(List.of(choice)));
            assertThat(in(fresh, () -> dish("叉烧饭").soldOut())).isFalse();
        }
    }

    private static DishDraft withoutLastSpec(DishDraft draft) {
        return new DishDraft(
                draft.name(),
                draft.categoryId(),
                draft.stationId(),
                draft.description(),
                draft.ingredients(),
                draft.picture(),
                draft.packaging(),
                draft.onShelf(),
                draft.skus().subList(0, draft.skus().size() - 1),
                draft.groups());
    }

    private void assertRefused(
            Tenant tenant, Supplier<List<Choice>> choices, Class<? extends Refusal> reason) {
        Refusals.refused(() -> in(tenant, () -> menu.price(choices.get())), reason);
    }
}
