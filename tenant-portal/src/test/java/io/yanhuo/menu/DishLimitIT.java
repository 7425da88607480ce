package io.yanhuo.menu;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.Refused;
import io.yanhuo.subscriptions.Limits;
import io.yanhuo.subscriptions.Subscriptions;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Metric;
import io.yanhuo.tenancy.Recount;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.CannotCreateTransactionException;

/** How many dishes a restaurant may have. */
class DishLimitIT extends MenuScene {
    private static final String FULL = "tenancy.limit-reached.dishes";

    @Autowired Limits limits;
    @Autowired Subscriptions subscriptions;
    @Autowired Allowances allowances;
    @Autowired Recount recount;
    @Autowired Stations stations;

    Tenant shop;

    @BeforeEach
    void a_shop_with_its_starter_menu() {
        shop = serving("noodle");
        subscriptions.startTrial(shop.id());
    }

    @AfterEach
    void back_to_now() {
        clock.reset();
    }

    @Test
    @DisplayName("T-61 of 50 who add the last dish exactly one does")
    void of_50_who_add_the_last_dish_exactly_one_does() throws Exception {
        mayHave(count() + 1);

        var answers = Crowd.atOnce(50, i -> patiently(() -> add("新菜 " + i)));

        assertThat(answers).containsOnly("done", FULL);
        assertThat(Collections.frequency(answers, "done")).isEqualTo(1);
        assertThat(used()).isEqualTo(count());
    }

    @Test
    void starter_dishes_count_and_make_room_when_they_are_cleared() {
        assertThat(used()).isEqualTo(count()).isPositive();

        in(shop, () -> starters.clear());

        assertThat(used()).isZero();
    }

    @Test
    void a_removed_dish_makes_room_for_another() {
        mayHave(count());
        assertThat(answer(() -> add("多一道"))).isEqualTo(FULL);

        in(shop, () -> editing.remove(desk.list("").getFirst().id()));

        add("换一道");
        assertThat(answer(() -> add("再多一道"))).isEqualTo(FULL);
    }

    @Test
    void dishes_beyond_a_smaller_limit_stay_readable_and_can_be_changed() {
        var before = in(shop, () -> desk.list(""));
        mayHave(3);

        assertThat(in(shop, () -> desk.list(""))).hasSameSizeAs(before);
        in(shop, () -> editing.shelve(before.getLast().id(), false));
        assertThat(in(shop, () -> desk.sheet(before.getLast().id()).draft().onShelf())).isFalse();
        assertThat(answer(() -> add("多一道"))).isEqualTo(FULL);
    }

    @Test
    void a_limit_that_operators_gave_ends_when_they_said() {
        mayHave(count());
        limits.grant(
                shop.id(), Metric.DISHES, count() + 10, clock.instant().plusSeconds(3600), "节日");
        add("节日菜");

        clock.advance(Duration.ofHours(2));

        assertThat(answer(() -> add("节后菜"))).as("the trial's 500 count again").isEqualTo("done");
        assertThat(limits.granted(shop.id(), Metric.DISHES)).isEmpty();
    }

    @Test
    void menus_of_120_dishes_fit_into_every_plan() {
        assertThat(subscriptions.plans())
                .allSatisfy(plan ->
                        assertThat(plan.limits())
                                .hasSize(Metric.values().length)
                                .filteredOn(limit -> limit.metric() == Metric.DISHES)
                                .allMatch(limit -> limit.limit().amount() >= 120));
    }

    @Test
    void the_recount_agrees() {
        add("新菜");
        long before = used();

        in(shop, () -> recount.run());

        assertThat(used()).isEqualTo(before).isEqualTo(count());
    }

    private void mayHave(long amount) {
        limits.grant(
                shop.id(), Metric.DISHES, amount, clock.instant().plus(Duration.ofDays(5)), "试");
    }

    private String add(String name) {
        return in(
                shop,
                () ->
                        editing.create(
                                new DishDraft(
                                        name,
                                        categories.all().getFirst().id(),
                                        stations.all().getFirst().id(),
                                        "",
                                        "米",
                                        null,
                                        Money.ZERO,
                                        true,
                                        new ArrayList<>(
                                                List.of(new DishDraft.Sku("", Money.ofFen(900)))),
                                        List.of())));
    }

    private long count() {
        return in(shop, () -> desk.list("").size());
    }

    private long used() {
        return in(shop, () -> allowances.used(Metric.DISHES));
    }

    private static String patiently(Runnable work) {
        while (true) {
            try {
                return answer(work);
            } catch (CannotCreateTransactionException e) {
                assertThat(e).hasRootCauseInstanceOf(Refused.class);
            }
        }
    }
}
