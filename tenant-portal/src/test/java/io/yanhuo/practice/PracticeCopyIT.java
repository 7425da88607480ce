package io.yanhuo.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.access.StaffRole;
import io.yanhuo.delivery.Delivery;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.Stations;
import io.yanhuo.ordering.Shop;
import io.yanhuo.ordering.Store;
import io.yanhuo.ordering.Tables;
import io.yanhuo.practice.Practices.State;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.time.Duration;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What a practice copy is made of. */
class PracticeCopyIT extends PracticeScene {
    /** What a restaurant has that nobody has entered yet. */
    private static final List<String> ITS_OWN =
            List.of(
                    "staff",
                    "tenant_identity",
                    "copied_changelog",
                    "DATABASECHANGELOG",
                    "DATABASECHANGELOGLOCK",
                    "usage_counter");

    @Autowired Menu menu;
    @Autowired Store store;
    @Autowired Tables tables;
    @Autowired Delivery delivery;
    @Autowired CouponDesk coupons;
    @Autowired Stations stations;
    @Autowired Brands brands;
    @Autowired RowCopy copier;
    @Autowired PlainSql sql;
    @Autowired TransactionTemplate transaction;

    @Nested
    class A_practice_copy {
        @Test
        void is_a_restaurant_of_its_own_with_everything_that_the_real_one_is() {
            var diner = Shop.fetched(shop.riceAndTea());
            shop.pay(shop.place(diner(real), diner));
            shop.coupon(diner(real));
            brands.change(real.id(), "老王烧腊", "#8c1c2b", null);

            var copy = copy();

            assertThat(copy.practiceOf()).isEqualTo(real.id());
            assertThat(copy.state()).isEqualTo(TenantState.ACTIVE);
            assertThat(copy.slug()).endsWith("-lianxi");
            assertThat(copy.name()).isEqualTo("老王烧腊（练习店）");
            assertThat(copy.timeZone()).isEqualTo(real.timeZone());
            assertThat(copy.schema()).isNotEqualTo(real.schema());
            assertThat(copy.publicId()).isNotEqualTo(real.publicId());
            assertThat(brands.of(copy.id()).colour()).isEqualTo("#8c1c2b");
            assertThat(in(copy, menu::view).categories())
                    .isEqualTo(in(real, menu::view).categories());
            assertThat(in(copy, store::settings)).isEqualTo(in(real, store::settings));
            assertThat(in(copy, delivery::rules)).isEqualTo(in(real, delivery::rules));
            assertThat(in(copy, coupons::all)).hasSameSizeAs(in(real, coupons::all)).isNotEmpty();
            assertThat(in(copy, () -> tables.all().stream().map(Tables.Entry::name).toList()))
                    .isEqualTo(
                            in(real, () -> tables.all().stream().map(Tables.Entry::name).toList()))
                    .isNotEmpty();
        }

        @Test
        void knows_nobody_and_nothing_that_has_happened() {
            shop.pay(shop.place(diner(real), Shop.fetched(shop.riceAndTea())));
            shop.coupon(diner(real));
            works(real, StaffRole.CASHIER);

            var copy = copy();

            var left = new TreeMap<String, Long>();
            for (var table : CopyPlan.LEFT) left.put(table, rows(copy, table));
            left.keySet().removeAll(ITS_OWN);
            left.remove("stock_entry"); // opens with what is there
            assertThat(left.values()).containsOnly(0L);
            assertThat(in(copy, staff::all))
                    .singleElement()
                    .satisfies(only -> assertThat(only.role()).isEqualTo(StaffRole.OWNER));
            assertThat(in(copy, coupons::all))
                    .allSatisfy(offer -> assertThat(offer.taken()).isZero());
            assertThat(rows(real, "orders")).isEqualTo(1);
        }

        @Test
        void shares_no_table_code_with_the_real_one() {
            var copy = copy();

            var codes = in(real, () -> tables.all().stream().map(Tables.Entry::code).toList());
            assertThat(in(copy, () -> tables.all().stream().map(Tables.Entry::code).toList()))
                    .isNotEmpty()
                    .doesNotContainAnyElementsOf(codes);
            assertThat(in(copy, () -> store.table(codes.getFirst()))).isEmpty();
        }

        @Test
        void has_a_stock_book_that_adds_up() {
            var tea = shop.sku("柠檬茶");
            real.scope()
                    .run(() ->
                            transaction.executeWithoutResult(_ ->
                                    sql.update(
                                            "UPDATE sku SET stock = 7,"
                                                    + " sold_out_until = '2099-01-01'"
                                                    + " WHERE sku_id = ?",
                                            tea)));

            List<String> book = in(copy(), () -> transaction.execute(_ -> book(tea)));

            assertThat(book).containsExactly("7 7 none");
        }

        private List<String> book(String sku) {
            return sql.query(
                    """
                    SELECT CONCAT(MAX(s.stock), ' ', SUM(e.delta), ' ',
                                  COALESCE(MAX(s.sold_out_until), 'none'))
                      FROM sku s JOIN stock_entry e ON e.sku_id = s.sku_id
                     WHERE s.sku_id = ? GROUP BY s.sku_id
                    """,
                    row -> row.getString(1),
                    sku);
        }

        @Test
        void is_filled_once() {
            var copy = copy();
            in(copy, () -> stations.add("只在练习店"));
            var rows = in(real, copier::read);

            copy.scope().run(() -> copier.write(rows));

            assertThat(in(copy, () -> stations.all().stream().map(s -> s.name()).toList()))
                    .contains("只在练习店");
            assertThat(rows(copy, "dish")).isEqualTo(rows(real, "dish")).isPositive();
        }

        @Test
        void is_one_however_often_it_is_asked_for_at_once() throws Exception {
            Crowd.atOnce(
                    6,
                    _ -> {
                        practices.make(real.id(), owner);
                        return "";
                    });
            await().atMost(PATIENCE).until(() -> state() == Practices.State.OPEN);

            assertThat(copiesOf(real)).isEqualTo(1);
            assertThat(operations.ofTenant(real.id())).hasSize(1);
        }

        @Test
        void has_no_copy_itself() {
            var copy = copy();

            assertThatThrownBy(() -> practices.make(copy.id(), owner)).isInstanceOf(Refused.class);
        }
    }

    @Nested
    class Made_anew {
        @Test
        void it_is_what_the_real_one_is_now_under_the_same_address() {
            var first = copy();
            in(first, () -> stations.add("只在练习店"));
            in(real, () -> stations.add("新档口"));

            var second = copy();

            assertThat(second.id()).isNotEqualTo(first.id());
            assertThat(second.slug()).isEqualTo(first.slug());
            assertThat(in(second, () -> stations.all().stream().map(s -> s.name()).toList()))
                    .contains("新档口")
                    .doesNotContain("只在练习店");
            assertThat(in(real, () -> stations.all().stream().map(s -> s.name()).toList()))
                    .doesNotContain("只在练习店");
            assertThat(copiesOf(real)).isEqualTo(1);
        }
    }

    @Test
    void can_be_made_and_removed_however_much_has_been_done_since_the_last_one() {
        var first = copy();
        longWork(500);

        var second = copy();
        assertThat(second.id()).isNotEqualTo(first.id());
        end();
        assertThat(copies.of(real.id())).isEmpty();
    }

    @Test
    void is_removed_although_somebody_is_at_work_there_and_does_not_end() throws Exception {
        var copy = copy();
        var begun = new CountDownLatch(1);
        var over = new CountDownLatch(1);
        try (var people = Executors.newSingleThreadExecutor()) {
            var work =
                    people.submit(
                            () -> in(copy, () -> transaction.execute(_ -> slowly(begun, over))));
            begun.await();
            try {
                practices.end(real.id());
                await().atMost(Duration.ofSeconds(30)).until(() -> state() == State.NONE);
            } finally {
                over.countDown();
            }
            assertThat(work).failsWithin(Duration.ofSeconds(10));
        }
    }

    private long slowly(CountDownLatch begun, CountDownLatch over) {
        long rows = count("orders");
        begun.countDown();
        try {
            over.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return rows + count("orders");
    }

    /** Long over, and of another kind. */
    private void longWork(int many) {
        var rows =
                IntStream.range(0, many)
                        .mapToObj(i ->
                                "('%s', %s, 'EXPORT', '%s', 'ABANDONED', '{}', '2099-01-01')"
                                        .formatted(
                                                RandomId.ofLength(26),
                                                real.id(),
                                                RandomId.ofLength(20)))
                        .collect(Collectors.joining(", "));
        platform.sql(
                        "INSERT INTO operation (operation_id, tenant_id, kind, subject, state,"
                                + " input, created_at) VALUES "
                                + rows)
                .update();
    }

    private static <T> T in(Tenant tenant, Supplier<T> work) {
        return tenant.scope().get(work);
    }

    private long rows(Tenant tenant, String table) {
        return in(tenant, () -> transaction.execute(_ -> exists(table) ? count(table) : 0L));
    }

    private boolean exists(String table) {
        return !sql.query(
                        "SELECT 1 FROM information_schema.tables WHERE table_schema = DATABASE()"
                                + " AND table_name = ?",
                        _ -> true,
                        table)
                .isEmpty();
    }

    private long count(String table) {
        return sql.query("SELECT COUNT(*) FROM " + table, row -> row.getLong(1)).getFirst();
    }

    private long copiesOf(Tenant tenant) {
        return platform.sql("SELECT COUNT(*) FROM tenant WHERE practice_of = ?")
                .param(tenant.id().value())
                .query(Long.class)
                .single();
    }
}
