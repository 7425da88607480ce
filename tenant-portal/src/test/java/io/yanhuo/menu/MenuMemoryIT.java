package io.yanhuo.menu;

import static io.yanhuo.Refusals.answer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.Statements;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.DatabaseSettings;
import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The menu that is kept in memory, and how its readers learn of a change. */
class MenuMemoryIT extends MenuScene {
    @Autowired TransactionTemplate transaction;
    @Autowired PlainSql plain;
    @Autowired DatabaseSettings settings;

    @Nested
    class The_version {
        final Tenant fresh = serving("roast");

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
            assertChanges(() -> stock.take(Map.of(sku, 2)));
            assertChanges(() -> stock.giveBack(Map.of(sku, 1)));
            assertChanges(() -> editing.sellOut(id, DishEditing.UNTIL_FURTHER_NOTICE));
            assertChanges(() -> editing.sellOut(id, null));
            assertChanges(() -> categories.move(categoryOf("柠檬茶"), true));
            assertChanges(() -> categories.hide(categoryOf("柠檬茶"), true));
            assertChanges(() -> editing.remove(id));
        }

        @Test
        void changes_by_itself_when_a_dish_is_back() {
            in(fresh, () -> editing.sellOut(dish("叉烧饭").id(), clock.instant().plusSeconds(60)));
            var before = version();
            clock.advance(Duration.ofSeconds(60));

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

            assertThat(in(laowang, () -> Statements.leastOfFive(() -> Statements.of(menu::view))))
                    .isZero();
        }

        @Test
        void is_compared_by_one_statement_after_two_seconds() {
            in(laowang, () -> menu.view());
            clock.advance(MenuMemory.TRUSTED_FOR);

            assertThat(in(laowang, () -> Statements.of(menu::view))).isEqualTo(1);
        }

        @Test
        void takes_over_a_sale_by_two_statements() {
            var fresh = serving("roast");
            in(fresh, () -> stock.count(rice("例", 1).skuId(), 5));
            in(fresh, () -> stock.take(Map.of(rice("例", 1).skuId(), 1)));

            assertThat(in(fresh, () -> Statements.of(menu::view))).isEqualTo(2);
            assertThat(in(fresh, () -> dish("叉烧饭").skus().getFirst().left())).isEqualTo(4);
        }

        @Test
        void is_read_anew_by_few_statements_however_many_dishes_there_are() {
            var fresh = serving("tea");

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

        @Test
        @DisplayName("T-30 is shown as it lately was while the restaurant's connections are in use")
        void is_shown_as_it_lately_was_while_no_connection_is_to_spare() throws Exception {
            var fresh = serving("roast");
            var sku = in(fresh, () -> rice("例", 1).skuId());
            in(fresh, () -> stock.count(sku, 5));
            in(fresh, () -> menu.view());
            in(fresh, () -> stock.take(Map.of(sku, 1)));

            withoutConnections(
                    fresh,
                    () -> {
                        clock.advance(MenuMemory.SHOWN_FOR.minusSeconds(10));
                        assertThat(in(fresh, () -> dish("叉烧饭").skus().getFirst().left()))
                                .isEqualTo(5);
                        clock.advance(Duration.ofSeconds(10));
                        assertThat(in(fresh, () -> answer(() -> menu.view())))
                                .isEqualTo("tenancy.busy");
                    });
            assertThat(in(fresh, () -> dish("叉烧饭").skus().getFirst().left())).isEqualTo(4);
        }

        @Test
        void is_not_shown_as_it_was_before_the_owner_edited_it() throws Exception {
            var fresh = serving("roast");
            in(fresh, () -> menu.view());
            in(fresh, () -> editing.remove(dish("烧肉饭").id()));

            withoutConnections(
                    fresh,
                    () ->
                            assertThat(in(fresh, () -> answer(() -> menu.view())))
                                    .isEqualTo("tenancy.busy"));
        }

        /** As many transactions as there may be hold one each. */
        private void withoutConnections(Tenant tenant, Runnable work) throws Exception {
            var held = new CountDownLatch(settings.tenantShare());
            var done = new CountDownLatch(1);
            try (var holders = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int i = 0; i < settings.tenantShare(); i++) {
                    holders.submit(() -> in(tenant, () -> hold(held, done)));
                }
                assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();
                try {
                    work.run();
                } finally {
                    done.countDown();
                }
            }
        }

        private boolean hold(CountDownLatch held, CountDownLatch done) {
            transaction.executeWithoutResult(_ -> {
                plain.query("SELECT 1", row -> row.getInt(1));
                held.countDown();
                try {
                    done.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            return true;
        }

        private void rolledBack() {
            transaction.executeWithoutResult(_ -> {
                editing.remove(dish("烧肉饭").id());
                assertThat(names()).doesNotContain("烧肉饭");
                throw new IllegalStateException("on purpose");
            });
        }
    }
}
