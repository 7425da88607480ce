package io.yanhuo.ordering;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.fleet.FleetTest;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.SchemaFeature;
import io.yanhuo.tenancy.Tenants;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** While a release is brought out, half of the restaurants have its structure and half do not. */
@FleetTest
class HalfFleetIT {
    private static final SchemaFeature GIFT_NOTES = new SchemaFeature(Releases.next().version());

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
