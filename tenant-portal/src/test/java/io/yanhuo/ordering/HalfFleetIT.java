package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Diners;
import io.yanhuo.fleet.FleetTest;
import io.yanhuo.leaving.Exports;
import io.yanhuo.members.AddressEntry;
import io.yanhuo.members.Addresses;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishDraft;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Backups;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.SchemaFeature;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** While a release is brought out, half of the restaurants have its structure and half do not. */
@FleetTest
class HalfFleetIT {
    private static final SchemaFeature GIFT_NOTES = new SchemaFeature(Releases.next().version());

    private static final AddressEntry HOME =
            new AddressEntry("阿美", Shop.PHONE, "福中路 1 号", Shop.PLACE);

    @Autowired ApplicationContext beans;
    @Autowired TestTenant testTenants;
    @Autowired Tenants tenants;

    @Test
    @DisplayName("T-40 the same application takes an order through on both, and uses what is there")
    void both_halves_sell() {
        var before = Shop.open(beans, testTenants.create("before", Release.ofThisBuild()));
        var after = Shop.open(beans, testTenants.create("after", Releases.next()));

        for (var shop : new Shop[] {before, after}) {
            var diner = Shop.diner();
            var order = shop.place(diner, Shop.fetched(shop.riceAndTea()), RandomId.ofLength(16));
            shop.autoAccept(true);
            shop.pay(order);
            assertThat(shop.status(order)).isEqualTo(OrderStatus.PREPARING);
            assertThat(shop.order(order, diner)).isNotNull();
            write(shop, order, "生日快乐");
        }

        assertThat(before.in(() -> GIFT_NOTES.in(tenants))).isFalse();
        assertThat(after.in(() -> GIFT_NOTES.in(tenants))).isTrue();
        assertThat(notes(after)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    @DisplayName(
            "T-40 on either half the menu changes, meals are sold, cooked and refunded, and all of it"
                    + " is exported, put back, and a diner forgotten")
    void either_half_works(boolean brought) {
        var release = brought ? Releases.next() : Release.ofThisBuild();
        var shop = Shop.open(beans, testTenants.create("worker", release));
        reprice(shop, "柠檬茶", "12.00");
        var phone =
                new PhoneNumber(
                        "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
        var amei = shop.in(() -> beans.getBean(Diners.class).provePhone(null, phone));
        shop.in(() -> beans.getBean(Addresses.class).save(amei, null, HOME));

        var basket = shop.delivered(shop.riceAndTea(), 2.4, shop.coupon(amei));
        var eaten = shop.place(amei, basket, RandomId.ofLength(16));
        var refunded = shop.place(Shop.diner(), Shop.fetched(shop.riceAndTea()));
        for (var order : List.of(eaten, refunded)) shop.pay(order);
        cook(shop, eaten);
        shop.in(() -> beans.getBean(OrderDesk.class).refund(refunded, "客人走了", shop.owner));

        assertThat(shop.status(eaten)).isEqualTo(OrderStatus.COMPLETED);
        assertThat(shop.status(refunded)).isEqualTo(OrderStatus.REFUNDING);
        assertThat(shop.refunds(refunded)).hasSize(1);
        assertThat(done(beans.getBean(Exports.class).order(shop.tenant.id(), shop.owner, "")))
                .isTrue();
        var back = restored(shop, () -> reprice(shop, "柠檬茶", "13.00"));
        assertThat(back.dish("柠檬茶").skus().getFirst().price()).isEqualTo(Money.ofYuan("12.00"));
        assertThat(back.status(eaten)).isEqualTo(OrderStatus.COMPLETED);
        back.in(() -> beans.getBean(Diners.class).forget(amei));
        assertThat(back.in(() -> beans.getBean(Addresses.class).list(amei))).isEmpty();
    }

    private void reprice(Shop shop, String dish, String yuan) {
        var desk = beans.getBean(DishDesk.class);
        shop.in(() -> {
            var sheet = desk.sheet(shop.dish(dish).id());
            var draft = sheet.draft();
            var sku = draft.skus().getFirst();
            var dearer =
                    new DishDraft.Sku(
                            sku.id(), sku.spec(), Money.ofYuan(yuan), sku.seen(), sku.stock());
            beans.getBean(DishEditing.class)
                    .change(
                            sheet.id(),
                            sheet.version(),
                            new DishDraft(
                                    draft.name(),
                                    draft.categoryId(),
                                    draft.stationId(),
                                    draft.description(),
                                    draft.ingredients(),
                                    draft.picture(),
                                    draft.packaging(),
                                    draft.onShelf(),
                                    List.of(dearer),
                                    draft.groups()));
        });
    }

    private void cook(Shop shop, String order) {
        var desk = beans.getBean(OrderDesk.class);
        shop.in(() -> {
            if (shop.status(order) == OrderStatus.PAID) desk.accept(order, shop.owner);
            beans.getBean(Kitchen.class).finishAll(order, Kitchen.ALL, shop.owner);
            desk.dispatch(order, shop.owner);
            desk.handOver(order, shop.owner);
        });
    }

    /** As it was before this happened. */
    private Shop restored(Shop shop, Runnable happens) {
        var backups = beans.getBean(Backups.class);
        var tenant = shop.tenant.id();
        assertThat(done(backups.take(tenant))).isTrue();
        happens.run();
        var file = backups.usable(tenant).getFirst().id();
        assertThat(done(backups.restore(tenant, file))).isTrue();
        tenants.refresh();
        return Shop.of(beans, tenants.get(tenant));
    }

    private boolean done(Operation operation) {
        var operations = beans.getBean(Operations.class);
        await().atMost(Duration.ofMinutes(2))
                .until(() -> operations.find(operation.id()).orElseThrow().state().over());
        return operations.find(operation.id()).orElseThrow().state() == Operation.State.DONE;
    }

    /** What code of the next release would do: nothing that the schema cannot bear. */
    private void write(Shop shop, String order, String note) {
        shop.in(() -> {
            if (!GIFT_NOTES.in(tenants)) return;
            shop.transaction()
                    .executeWithoutResult(_ ->
                            shop.bean(EntityManager.class)
                                    .createNativeQuery(
                                            "UPDATE orders SET gift_note = :n WHERE order_id = :id")
                                    .setParameter("n", note)
                                    .setParameter("id", order)
                                    .executeUpdate());
        });
    }

    private static long notes(Shop shop) {
        return shop.in(() ->
                ((Number)
                                shop.bean(EntityManager.class)
                                        .createNativeQuery(
                                                "SELECT COUNT(*) FROM orders"
                                                        + " WHERE gift_note IS NOT NULL")
                                        .getSingleResult())
                        .longValue());
    }
}
