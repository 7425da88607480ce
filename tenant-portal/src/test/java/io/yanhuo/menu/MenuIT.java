package io.yanhuo.menu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.PortalTest;
import io.yanhuo.Statements;
import io.yanhuo.menu.Choice.AddOnChoice;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refusal;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManagerFactory;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MenuIT {
    private final TestTenant tenants;
    private final Menu menu;
    private final DishEditing editing;
    private final DishDesk desk;
    private final CategoryEditing categories;
    private final Stock stock;
    private final StarterMenus starters;
    private final MovableClock clock;
    private final SessionFactory sessions;

    Tenant laowang;
    Tenant amei;

    MenuIT(
            TestTenant tenants,
            Menu menu,
            DishEditing editing,
            DishDesk desk,
            CategoryEditing categories,
            Stock stock,
            StarterMenus starters,
            MovableClock clock,
            EntityManagerFactory sessions) {
        this.tenants = tenants;
        this.menu = menu;
        this.editing = editing;
        this.desk = desk;
        this.categories = categories;
        this.stock = stock;
        this.starters = starters;
        this.clock = clock;
        this.sessions = sessions.unwrap(SessionFactory.class);
    }

    @BeforeAll
    void two_restaurants() {
        laowang = tenants.create("laowang");
        amei = tenants.create("amei");
        laowang.scope().run(() -> starters.fill("roast"));
        amei.scope().run(() -> starters.fill("tea"));
    }

    @Nested
    class A_starter_menu {
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
            fresh.scope()
                    .run(() -> assertThat(priced(view)).allMatch(p -> !p.stationId().isBlank()));
        }

        private List<PricedChoice> priced(MenuView view) {
            return menu.price(
                    view.categories().stream()
                            .flatMap(c -> c.dishes().stream())
                            .map(MenuIT::simplest)
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
    }

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
                        var choices = all.map(MenuIT::simplest).toList();
                        assertThat(Statements.of(() -> menu.price(choices))).isEqualTo(1);
                        assertThat(Statements.of(() -> menu.price(choices.subList(0, 1))))
                                .isEqualTo(1);
                        return null;
                    });
        }

        @Test
        void of_this_moment_although_another_node_has_just_changed_them() {
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("roast"));
            var choice = in(fresh, () -> rice("例", 1));
            in(fresh, () -> menu.price(List.of(choice)));

            in(fresh, () -> onAnotherNode(choice.skuId(), 9_900));

            assertThat(in(fresh, () -> menu.price(List.of(choice)).getFirst().unit()))
                    .isEqualTo(Money.ofYuan("99.00"));
        }

        private void onAnotherNode(String sku, long price) {
            sessions.inTransaction(session -> {
                session.createNativeMutationQuery(
                                "UPDATE sku SET price = :price WHERE sku_id = :id")
                        .setParameter("price", price)
                        .setParameter("id", sku)
                        .executeUpdate();
                session.createNativeMutationQuery("UPDATE menu_edition SET edition = edition + 1")
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
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("tea"));
            var choice = in(fresh, () -> simplest(dish("柠檬茶")));
            in(fresh, () -> categories.hide(categoryOf("柠檬茶"), true));

            assertRefused(fresh, () -> List.of(choice), MenuRefusal.NotOnTheMenu.class);
            in(fresh, () -> assertThat(names()).doesNotContain("柠檬茶"));
        }

        @Test
        void a_spec_that_is_not_made_any_more() {
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("roast"));
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
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("roast"));
            in(fresh, () -> stock.count(rice("例", 1).skuId(), 3));

            in(fresh, () -> menu.price(List.of(rice("例", 2), rice("例", 1, egg(1)))));
            assertRefused(
                    fresh,
                    () -> List.of(rice("例", 2), rice("例", 2, egg(1))),
                    MenuRefusal.OnlyFewLeft.class);
        }

        @Test
        void what_was_sold_out_by_hand_until_it_is_back() {
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("roast"));
            var choice = in(fresh, () -> rice("例", 1));
            var back = clock.instant().plus(Duration.ofHours(5));
            in(fresh, () -> editing.sellOut(dish("叉烧饭").id(), back));

            assertRefused(fresh, () -> List.of(choice), MenuRefusal.SoldOut.class);
            assertThatThrownBy(
                            () -> in(fresh, () -> stock.take(java.util.Map.of(choice.skuId(), 1))))
                    .isInstanceOf(Refused.class);
            assertThat(in(fresh, () -> dish("叉烧饭").soldOut())).isTrue();

            clock.advance(Duration.ofHours(5));
            in(fresh, () -> menu.price(List.of(choice)));
            assertThat(in(fresh, () -> dish("叉烧饭").soldOut())).isFalse();
        }
    }

    @Nested
    class The_version {
        Tenant fresh = tenants.create("fresh");

        The_version() {
            in(fresh, () -> starters.fill("roast"));
        }

        @Test
        void stays_as_long_as_nothing_visible_changes() {
            in(fresh, () -> editing.shelve(dish("蛋挞").id(), false));
            var before = version();
            in(
                    fresh,
                    () -> {
                        var sheet = desk.sheet(dish("叉烧饭").id());
                        editing.change(sheet.id(), sheet.version(), sheet.draft());
                        editing.shelve(sheet.id(), true);
                        return null;
                    });
            in(
                    fresh,
                    () ->
                            editing.change(
                                    hiddenTart().id(),
                                    hiddenTart().version(),
                                    renamed(hiddenTart())));
            clock.advance(Duration.ofMinutes(1));

            assertThat(version()).isEqualTo(before);
        }

        private DishDesk.Sheet hiddenTart() {
            return desk.list("蛋挞").stream()
                    .findFirst()
                    .map(row -> desk.sheet(row.id()))
                    .orElseThrow();
        }

        private DishDraft renamed(DishDesk.Sheet sheet) {
            return named(sheet.draft(), "葡式蛋挞");
        }

        @Test
        void changes_with_everything_that_diners_can_see() {
            var id = in(fresh, () -> dish("叉烧饭").id());
            var sku = in(fresh, () -> rice("例", 1).skuId());
            assertChanges(() -> editing.shelve(id, false));
            assertChanges(() -> editing.shelve(id, true));
            assertChanges(() -> editing.move(id, false));
            assertChanges(() -> stock.count(sku, 5));
            assertChanges(() -> stock.take(java.util.Map.of(sku, 2)));
            assertChanges(() -> stock.giveBack(java.util.Map.of(sku, 1)));
            assertChanges(() -> editing.sellOut(id, DishEditing.UNTIL_FURTHER_NOTICE));
            assertChanges(() -> editing.sellOut(id, null));
            assertChanges(() -> categories.move(categoryOf("柠檬茶"), true));
            assertChanges(() -> categories.hide(categoryOf("柠檬茶"), true));
            assertChanges(() -> editing.remove(id));
        }

        @Test
        void changes_by_itself_when_a_dish_is_back() {
            in(fresh, () -> editing.sellOut(dish("叉烧饭").id(), clock.instant().plusSeconds(1)));
            var before = version();
            clock.advance(Duration.ofSeconds(1));

            assertThat(version()).isNotEqualTo(before);
        }

        private void assertChanges(Runnable change) {
            var before = version();
            in(fresh, change);
            assertThat(version()).isNotEqualTo(before);
        }

        private String version() {
            return in(fresh, () -> menu.view().version());
        }
    }

    @Nested
    class The_menu_in_memory {
        @Test
        void costs_no_statement() {
            in(laowang, () -> menu.view());

            assertThat(in(laowang, () -> Statements.of(menu::view))).isZero();
        }

        @Test
        void is_compared_by_one_statement_after_two_seconds() {
            in(laowang, () -> menu.view());
            clock.advance(MenuMemory.TRUSTED_FOR);

            assertThat(in(laowang, () -> Statements.of(menu::view))).isEqualTo(1);
        }

        @Test
        void takes_over_a_sale_by_two_statements() {
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("roast"));
            in(fresh, () -> stock.count(rice("例", 1).skuId(), 5));
            in(fresh, () -> stock.take(java.util.Map.of(rice("例", 1).skuId(), 1)));

            assertThat(in(fresh, () -> Statements.of(menu::view))).isEqualTo(2);
            assertThat(in(fresh, () -> dish("叉烧饭").skus().getFirst().left())).isEqualTo(4);
        }

        @Test
        void is_read_anew_by_few_statements_however_many_dishes_there_are() {
            var fresh = tenants.create("fresh");
            in(fresh, () -> starters.fill("tea"));

            assertThat(in(fresh, () -> Statements.of(menu::view))).isEqualTo(7);
        }

        @Test
        void is_never_shared_by_two_restaurants_of_the_same_dishes_and_ids() {
            assertThat(in(laowang, () -> dish("柠檬茶").skus().getFirst().price()))
                    .isEqualTo(Money.ofYuan("12.00"));
            assertThat(in(amei, () -> dish("柠檬茶").skus().getFirst().price()))
                    .isEqualTo(Money.ofYuan("14.00"));
            assertThat(in(laowang, () -> menu.view()).version())
                    .isNotEqualTo(in(amei, () -> menu.view()).version());
        }

        @Test
        void never_holds_what_a_transaction_then_took_back() {
            in(laowang, () -> menu.view());
            assertThatThrownBy(() -> in(laowang, () -> rolledBack()))
                    .isInstanceOf(IllegalStateException.class);

            assertThat(in(laowang, () -> names())).contains("烧肉饭");
        }

        private void rolledBack() {
            transaction()
                    .executeWithoutResult(_ -> {
                        editing.remove(dish("烧肉饭").id());
                        assertThat(names()).doesNotContain("烧肉饭");
                        throw new IllegalStateException("on purpose");
                    });
        }
    }

    private org.springframework.transaction.support.TransactionTemplate transaction() {
        return new org.springframework.transaction.support.TransactionTemplate(manager);
    }

    @org.springframework.beans.factory.annotation.Autowired
    org.springframework.transaction.PlatformTransactionManager manager;

    private String firstDishId() {
        return menu.view().categories().getFirst().dishes().getFirst().id();
    }

    private List<String> names() {
        return menu.view().categories().stream()
                .flatMap(c -> c.dishes().stream())
                .map(MenuView.Dish::name)
                .toList();
    }

    private MenuView.Dish dish(String name) {
        return menu.view().categories().stream()
                .flatMap(c -> c.dishes().stream())
                .filter(d -> d.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String categoryOf(String dish) {
        return menu.view().categories().stream()
                .filter(c -> c.dishes().stream().anyMatch(d -> d.name().equals(dish)))
                .map(MenuView.Category::id)
                .findFirst()
                .orElseThrow();
    }

    private Choice rice(String spec, int quantity, AddOnChoice... addOns) {
        var sku = dish("叉烧饭").skus().stream().filter(s -> s.spec().equals(spec)).findFirst();
        return new Choice(sku.orElseThrow().id(), List.of(addOns), quantity);
    }

    private AddOnChoice egg(int quantity) {
        var egg =
                dish("叉烧饭").addOnGroups().getFirst().addOns().stream()
                        .filter(a -> a.name().equals("卤蛋"))
                        .findFirst();
        return new AddOnChoice(egg.orElseThrow().id(), quantity);
    }

    /** The first spec with the fewest add-ons that it allows. */
    private static Choice simplest(MenuView.Dish dish) {
        var addOns =
                dish.addOnGroups().stream()
                        .filter(group -> group.min() > 0)
                        .map(g -> new AddOnChoice(g.addOns().getFirst().id(), g.min()))
                        .toList();
        return new Choice(dish.skus().getFirst().id(), addOns, 1);
    }

    private static DishDraft named(DishDraft draft, String name) {
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
        assertThatThrownBy(() -> in(tenant, () -> menu.price(choices.get())))
                .isInstanceOfSatisfying(
                        Refused.class, e -> assertThat(e.refusal()).isInstanceOf(reason));
    }

    private static <T> T in(Tenant tenant, Supplier<T> work) {
        return tenant.scope().get(work);
    }

    private static void in(Tenant tenant, Runnable work) {
        tenant.scope().run(work);
    }
}
