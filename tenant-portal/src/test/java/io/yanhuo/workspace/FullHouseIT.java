package io.yanhuo.workspace;

import static io.yanhuo.Refusals.answer;
import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.StaffRole;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.members.CouponTerms;
import io.yanhuo.members.OfferedCoupon;
import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishDraft;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.Stations;
import io.yanhuo.ordering.Tables;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.PlainSql;
import java.time.Instant;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.transaction.support.TransactionTemplate;

/** A restaurant has as many of something as any may have, whatever its plan. */
class FullHouseIT extends WorkspaceScene {
    private static final String FULL = "shared.too-many";
    private static final String DONE = "done";

    @Autowired PlainSql plain;
    @Autowired TransactionTemplate transaction;
    @Autowired Tables tables;
    @Autowired CategoryEditing categories;
    @Autowired Stations stations;
    @Autowired CouponDesk coupons;
    @Autowired DishEditing dishes;
    @Autowired DishDesk desk;

    @Test
    void has_500_tables_and_its_owner_is_told_so() {
        fill(
                "INSERT INTO dining_table (table_id, store_id, name, code, version)",
                500,
                i -> new Object[] {id(), "main", "桌 " + i, RandomId.ofLength(10), 0});

        assertFull(owner.submit("/admin/tables", of("name", "加桌")), 500);

        var all = in(tables::all);
        assertThat(all).hasSize(500);
        shop.scope().run(() -> tables.remove(all.getFirst().id()));
        assertDone(owner.submit("/admin/tables", of("name", "加桌")));
        assertThat(in(tables::all)).hasSize(500);
    }

    @Test
    void has_300_categories_and_its_owner_is_told_so() {
        fill(
                "INSERT INTO menu_category (category_id, name, position, hidden, version)",
                300 - rows("menu_category"),
                i -> new Object[] {id(), "类 " + i, 100 + i, false, 0});
        var another = of("name", "加一类");
        another.set("hidden", "false");
        another.set("version", "0");

        assertFull(owner.submit("/admin/categories", another), 300);

        var all = in(categories::all);
        assertThat(all).hasSize(300);
        shop.scope().run(() -> categories.remove(all.getLast().id()));
        assertDone(owner.submit("/admin/categories", another));
        assertThat(in(categories::all)).hasSize(300);
    }

    @Test
    void has_50_stations() {
        for (int i = rows("station"); i < 50; i++) {
            var name = "档口 " + i;
            assertThat(inShop(() -> stations.add(name))).isEqualTo(DONE);
        }

        assertThat(inShop(() -> stations.add("加一个"))).isEqualTo(FULL);
        assertThat(rows("station")).isEqualTo(50);
    }

    @Test
    void offers_100_coupons_at_a_time() {
        for (int i = 0; i < 100; i++) assertThat(inShop(this::offer)).isEqualTo(DONE);
        assertThat(inShop(this::offer)).isEqualTo(FULL);

        var closed = in(coupons::all).getLast().id();
        assertThat(inShop(() -> coupons.open(closed, true))).as("open anyhow").isEqualTo(DONE);
        assertThat(inShop(() -> coupons.open(closed, false))).isEqualTo(DONE);
        assertThat(inShop(this::offer)).isEqualTo(DONE);
        assertThat(inShop(() -> coupons.open(closed, true))).isEqualTo(FULL);
        assertThat(in(coupons::all))
                .hasSize(101)
                .filteredOn(OfferedCoupon::active)
                .hasSize(100)
                .noneMatch(offer -> offer.id().equals(closed));
    }

    @Test
    void has_2000_dishes() {
        var first = in(() -> desk.list("")).getFirst();
        fill(
                """
                INSERT INTO dish (dish_id, category_id, station_id, name, description, ingredients,
                                  packaging, on_shelf, starter, removed, position, version)
                """,
                2_000 - rows("dish"),
                i ->
                        new Object[] {
                            id(),
                            first.categoryId(),
                            first.stationId(),
                            "菜 " + i,
                            "",
                            "米",
                            0,
                            false,
                            false,
                            false,
                            100 + i,
                            0
                        });
        var another =
                new DishDraft(
                        "加一道",
                        first.categoryId(),
                        first.stationId(),
                        "",
                        "米",
                        null,
                        Money.ZERO,
                        true,
                        List.of(new DishDraft.Sku("", Money.ofFen(900))),
                        List.of());

        assertThat(inShop(() -> dishes.create(another))).isEqualTo(FULL);
        assertThat(rows("dish")).isEqualTo(2_000);
        assertThat(inShop(() -> dishes.remove(first.id()))).isEqualTo(DONE);
        assertThat(inShop(() -> dishes.create(another))).isEqualTo(DONE);
    }

    @Test
    void has_500_people_with_those_who_left() {
        fill(
                """
                INSERT INTO staff (staff_id, name, phone_cipher, phone_hash, role, active,
                                   created_at, version)
                """,
                500 - rows("staff"),
                i ->
                        new Object[] {
                            id(),
                            "以前 " + i,
                            new byte[1],
                            RandomId.ofLength(64),
                            "CASHIER",
                            false,
                            Instant.EPOCH,
                            0
                        });
        var phone = new PhoneNumber("13800138001");

        assertThat(inShop(() -> staff.create("小李", phone, StaffRole.CASHIER, null)))
                .isEqualTo(FULL);
        assertThat(rows("staff")).isEqualTo(500);
    }

    private void offer() {
        coupons.offer(
                new CouponTerms("满40减10", Money.ofYuan("10.00"), Money.ofYuan("40.00"), null, 30));
    }

    private static void assertFull(MvcResult page, int most) {
        assertThat(page.getResponse().getStatus()).as(body(page)).isEqualTo(422);
        assertThat(body(page)).contains("这里最多可以有 " + most + " 个，已经满了");
    }

    private static void assertDone(MvcResult page) {
        assertThat(page.getResponse().getStatus()).as(body(page)).isEqualTo(303);
    }

    /** By rows, as one by one would take long. */
    private void fill(String into, int missing, IntFunction<Object[]> row) {
        var all = IntStream.range(0, missing).mapToObj(row).toList();
        shop.scope().run(() -> transaction.executeWithoutResult(_ -> plain.insert(into, all)));
    }

    private int rows(String table) {
        var counting = "SELECT COUNT(*) FROM " + table;
        return in(() -> transaction.execute(_ -> plain.query(counting, row -> row.getInt(1))))
                .getFirst();
    }

    private String inShop(Runnable work) {
        return in(() -> answer(work));
    }

    private <T> T in(Supplier<T> work) {
        return shop.scope().get(work);
    }

    private static String id() {
        return RandomId.ofLength(20);
    }
}
