package io.yanhuo.isolation;

import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.domains.Domains;
import io.yanhuo.members.AddressEntry;
import io.yanhuo.members.Addresses;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.members.CouponTerms;
import io.yanhuo.menu.CategoryEditing;
import io.yanhuo.menu.Choice;
import io.yanhuo.menu.DishDesk;
import io.yanhuo.menu.DishDraft;
import io.yanhuo.menu.DishEditing;
import io.yanhuo.menu.Stations;
import io.yanhuo.ordering.Shop;
import io.yanhuo.ordering.Tables;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.subscriptions.Cycle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Makes rows of every kind in one restaurant, as its people do. */
final class EveryKind {
    private final Restaurant restaurant;
    private final Shop shop;
    private final ApplicationContext beans;
    private final Rows rows;

    EveryKind(Restaurant restaurant, ApplicationContext beans, Rows rows) {
        this.restaurant = restaurant;
        this.shop = restaurant.shop;
        this.beans = beans;
        this.rows = rows;
    }

    /**
     * @param before those of the rows of before, which make room where there is only so much of it
     */
    Map<Kind, String> make(Map<Kind, String> before) {
        return shop.in(() -> {
            var ids = new EnumMap<Kind, String>(Kind.class);
            makeRoom(before);
            ids.put(Kind.RESTAURANT, shop.tenant().publicId());
            ids.put(Kind.PICTURE, restaurant.picture);
            menu(ids);
            tables(ids);
            coupons(ids);
            orders(ids);
            people(ids);
            ids.put(Kind.BILL, bean(Bills.class).order("basic", Cycle.MONTH));
            ids.put(Kind.DOMAIN, domain());
            ids.put(Kind.CALLBACK_KEY, RandomId.ofLength(26));
            return ids;
        });
    }

    /** A name of its own; the one of before makes room for it. */
    private String domain() {
        var domains = bean(Domains.class);
        domains.all().forEach(old -> domains.remove(old.id()));
        var id = domains.claim("order." + RandomId.ofLength(10) + ".cn").id();
        // The look at the name servers that is due in a minute would count as a change of its rows.
        rows.run(
                "UPDATE platform.own_domain SET next_look_at = '2099-01-01' WHERE domain_id = '%s'"
                        .formatted(id));
        return id;
    }

    /** A kitchen has so many stations and no more: the dish of before goes, and its station. */
    private void makeRoom(Map<Kind, String> before) {
        var served = "SELECT dish_id FROM %s.dish WHERE dish_id = ? AND removed = FALSE";
        rows.texts(served.formatted(restaurant.schema()), before.getOrDefault(Kind.DISH, ""))
                .forEach(bean(DishEditing.class)::remove);
        var idle =
                "SELECT station_id FROM %1$s.station WHERE station_id = ? AND station_id NOT IN"
                        + " (SELECT station_id FROM %1$s.dish WHERE removed = FALSE AND station_id IS NOT NULL)";
        rows.texts(idle.formatted(restaurant.schema()), before.getOrDefault(Kind.STATION, ""))
                .forEach(bean(Stations.class)::remove);
    }

    private void menu(Map<Kind, String> ids) {
        var dish = dish(name());
        var draft = bean(DishDesk.class).sheet(dish).draft();
        var group = draft.groups().getFirst();
        ids.put(Kind.CATEGORY, draft.categoryId());
        ids.put(Kind.STATION, draft.stationId());
        ids.put(Kind.DISH, dish);
        ids.put(Kind.SKU, String.valueOf(draft.skus().getFirst().id()));
        ids.put(Kind.ADD_ON_GROUP, String.valueOf(group.id()));
        ids.put(Kind.ADD_ON, String.valueOf(group.addOns().getFirst().id()));
    }

    /** A dish of this name, in a category and at a station of its own. */
    String dish(String named) {
        return shop.in(() -> {
            var category = bean(CategoryEditing.class).add(name(), null);
            var station = bean(Stations.class).add(name());
            var egg = new DishDraft.AddOn(null, restaurant.marker, Money.ofYuan("2.00"));
            var draft =
                    new DishDraft(
                            named,
                            category,
                            station,
                            restaurant.marker,
                            restaurant.marker,
                            restaurant.picture,
                            Money.ofYuan("1.00"),
                            true,
                            List.of(new DishDraft.Sku("大", Money.ofYuan("50.00"))),
                            List.of(
                                    new DishDraft.Group(
                                            null, restaurant.marker, 0, 3, List.of(egg))));
            return bean(DishEditing.class).create(draft);
        });
    }

    /** A paid order of the diner's. */
    String order(Choice choice) {
        var order = shop.place(restaurant.diner, Shop.fetched(List.of(choice)));
        shop.pay(order);
        return order;
    }

    private void tables(Map<Kind, String> ids) {
        var name = RandomId.ofLength(8);
        bean(Tables.class).add(name);
        var table =
                bean(Tables.class).all().stream()
                        .filter(it -> it.name().equals(name))
                        .findFirst()
                        .orElseThrow();
        ids.put(Kind.TABLE, table.id());
        ids.put(Kind.TABLE_CODE, table.code());
    }

    private void coupons(Map<Kind, String> ids) {
        var terms =
                new CouponTerms(
                        restaurant.marker, Money.ofYuan("10"), Money.ofYuan("40"), null, 30);
        var desk = bean(CouponDesk.class);
        // Only so many may be taken at once: those of before are over.
        desk.all().forEach(old -> desk.open(old.id(), false));
        ids.put(Kind.OFFER, desk.offer(terms));
        ids.put(Kind.COUPON, shop.coupon(restaurant.diner));
    }

    private void orders(Map<Kind, String> ids) {
        var unpaid = "SELECT order_id FROM %s.orders WHERE unpaid_place IS NOT NULL";
        rows.texts(unpaid.formatted(restaurant.schema())).forEach(shop::pay);
        var order = order(new Choice(String.valueOf(ids.get(Kind.SKU)), List.of(), 1));
        ids.put(Kind.ORDER, order);
        var lines = "SELECT line_id FROM %s.order_line WHERE order_id = ?";
        ids.put(Kind.LINE, rows.texts(lines.formatted(restaurant.schema()), order).getFirst());
    }

    private void people(Map<Kind, String> ids) {
        var book = bean(Addresses.class);
        book.list(restaurant.diner).forEach(old -> book.delete(restaurant.diner, old.id()));
        var point = new GeoPoint(22.5531, 114.0579);
        ids.put(
                Kind.ADDRESS,
                book.save(
                        restaurant.diner,
                        null,
                        new AddressEntry(
                                restaurant.marker, restaurant.phone(), restaurant.marker, point)));
        var staff = bean(StaffAccounts.class);
        ids.put(
                Kind.COLLEAGUE,
                staff.create(restaurant.marker, restaurant.phone(), StaffRole.RIDER, null));
        ids.put(Kind.DISTRIBUTOR, restaurant.distributor());
        ids.put(
                Kind.SHARE_CODE,
                bean(Distributors.class).find(restaurant.sharer).orElseThrow().code());
        ids.put(Kind.DINER_TICKET, ticket(Who.DINER, restaurant.diner));
        ids.put(Kind.STAFF_TICKET, ticket(Who.STAFF, ids.get(Kind.COLLEAGUE)));
        ids.put(
                Kind.SUPPORT_ACCESS,
                new Supporter(beans, "isolation-first").open(shop.tenant(), false));
    }

    private String ticket(Who kind, String person) {
        return bean(Tickets.class).issue(kind, person, "/orders").split("=")[1];
    }

    /** A name of its own, and the marker in it. */
    private String name() {
        return restaurant.marker + RandomId.ofLength(4);
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
