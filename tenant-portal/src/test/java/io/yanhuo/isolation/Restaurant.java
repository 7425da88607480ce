package io.yanhuo.isolation;

import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Diners;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.domains.Domains;
import io.yanhuo.leaving.Exports;
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
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.subscriptions.Bills;
import io.yanhuo.subscriptions.Cycle;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;

/** A restaurant with rows of every kind, an owner at work, and a diner with a mini-program. */
final class Restaurant {
    private static final AtomicLong PHONES = new AtomicLong(17_700_000_000L);

    /** In every name that it gives to anything. */
    final String marker;

    final Shop shop;
    private final ApplicationContext beans;
    private final Rows rows;
    private final int port;
    private final String token;
    private final String diner;
    private final String owner;
    private final String picture;
    private final String sharer;
    private String[] exported = {"none", "0", "none"};
    private Map<Kind, String> ids = Map.of();
    private Map<String, String> cookies = Map.of();
    private Map<String, String> untouched = Map.of();

    Restaurant(ApplicationContext beans, Rows rows, int port, String name) {
        this.beans = beans;
        this.rows = rows;
        this.port = port;
        this.marker = "⟦" + name + "⟧";
        this.shop = Shop.open(beans, name);
        for (var metric : List.of("staff", "dishes")) rows.run(grant(metric));
        this.token = Phones.token(beans, tenant(), port);
        this.diner = rows.texts("SELECT diner_id FROM " + schema() + ".diner").getFirst();
        this.owner =
                shop.in(() ->
                        bean(StaffAccounts.class).create(marker, phone(), StaffRole.OWNER, null));
        this.picture = shop.in(() -> bean(Pictures.class).store(Pixels.png()));
        this.sharer = distributor();
        shop.in(() -> bean(Distributors.class).approve(sharer, Percentage.of(5), "boss"));
    }

    /** It has more of everything than a plan allows. */
    private String grant(String metric) {
        return "INSERT INTO platform.limit_override VALUES ('%s', %s, '%s', 100000, 'tests', NOW(), '2099-01-01')"
                .formatted(RandomId.ofLength(20), tenant().id(), metric);
    }

    Tenant tenant() {
        return shop.tenant();
    }

    String schema() {
        return tenant().schema().value();
    }

    Map<String, String> digest() {
        return rows.digest(schema(), tenant().id().value());
    }

    /** Names of the tables whose rows are others now. */
    List<String> changedSince(Map<String, String> before) {
        var now = digest();
        return now.keySet().stream()
                .filter(table -> !String.valueOf(now.get(table)).equals(before.get(table)))
                .toList();
    }

    String origin() {
        return "http://" + tenant().host() + ":" + port;
    }

    /** What its people's browsers hold: the owner's session and the diner's. */
    Map<String, String> signIn() {
        var sessions = "SELECT token_hash FROM %s.login_session WHERE staff_id = ?";
        if (rows.texts(sessions.formatted(schema()), owner).isEmpty()) {
            cookies = new HashMap<>(signedIn(Who.DINER, diner));
            cookies.putAll(signedIn(Who.STAFF, owner));
        }
        return Map.copyOf(cookies);
    }

    String token() {
        return token;
    }

    /** Ids of rows of every kind; of fresh ones if anything has changed since. */
    Map<Kind, String> ids() {
        if (!changedSince(untouched).isEmpty()) {
            ids = freshIds();
            untouched = digest();
        }
        return ids;
    }

    private Map<Kind, String> freshIds() {
        return shop.in(() -> {
            var ids = new EnumMap<Kind, String>(Kind.class);
            ids.put(Kind.RESTAURANT, tenant().publicId());
            ids.put(Kind.PICTURE, picture);
            menu(ids);
            tables(ids);
            coupons(ids);
            orders(ids);
            people(ids);
            ids.put(Kind.BILL, bean(Bills.class).order("basic", Cycle.MONTH));
            ids.put(Kind.DOMAIN, domain());
            ids.put(Kind.EXPORT, exported[0]);
            ids.put(Kind.EXPORT_UNTIL, exported[1]);
            ids.put(Kind.EXPORT_SIGN, exported[2]);
            ids.put(Kind.CALLBACK_KEY, RandomId.ofLength(26));
            return ids;
        });
    }

    /** A name of its own; the one of before makes room for it. */
    private String domain() {
        var domains = bean(Domains.class);
        domains.all().forEach(old -> domains.remove(old.id()));
        return domains.claim("order." + RandomId.ofLength(10) + ".cn").id();
    }

    /** Has its data put into a file to take home, and waits for it. */
    void export() {
        var exports = bean(Exports.class);
        var owning = new Actor(Who.STAFF, tenant().id(), owner, marker, StaffRole.OWNER);
        exports.order(tenant().id(), owning, "");
        await().atMost(Duration.ofSeconds(60))
                .until(() -> exports.latest(tenant().id()).getFirst().link() != null);
        var link = String.valueOf(exports.latest(tenant().id()).getFirst().link());
        exported = link.split("\\?until=|&sign=");
    }

    private void menu(Map<Kind, String> ids) {
        makeRoom();
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

    /** A kitchen has so many stations and no more: the dish of before goes, and its station. */
    private void makeRoom() {
        var served = "SELECT dish_id FROM %s.dish WHERE dish_id = ? AND removed = FALSE";
        rows.texts(served.formatted(schema()), ids.getOrDefault(Kind.DISH, ""))
                .forEach(bean(DishEditing.class)::remove);
        var idle =
                "SELECT station_id FROM %1$s.station WHERE station_id = ? AND station_id NOT IN"
                        + " (SELECT station_id FROM %1$s.dish WHERE removed = FALSE AND station_id IS NOT NULL)";
        rows.texts(idle.formatted(schema()), ids.getOrDefault(Kind.STATION, ""))
                .forEach(bean(Stations.class)::remove);
    }

    /** A dish of this name, in a category and at a station of its own. */
    String dish(String named) {
        return shop.in(() -> {
            var category = bean(CategoryEditing.class).add(name(), null);
            var station = bean(Stations.class).add(name());
            var egg = new DishDraft.AddOn(null, marker, Money.ofYuan("2.00"));
            var draft =
                    new DishDraft(
                            named,
                            category,
                            station,
                            marker,
                            marker,
                            picture,
                            Money.ofYuan("1.00"),
                            true,
                            List.of(new DishDraft.Sku("大", Money.ofYuan("50.00"))),
                            List.of(new DishDraft.Group(null, marker, 0, 3, List.of(egg))));
            return bean(DishEditing.class).create(draft);
        });
    }

    /** A paid order of the diner's. */
    String order(Choice choice) {
        var order = shop.place(diner, Shop.fetched(List.of(choice)));
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
        var terms = new CouponTerms(marker, Money.ofYuan("10"), Money.ofYuan("40"), null, 30);
        var desk = bean(CouponDesk.class);
        // Only so many may be taken at once: those of before are over.
        desk.all().forEach(old -> desk.open(old.id(), false));
        ids.put(Kind.OFFER, desk.offer(terms));
        ids.put(Kind.COUPON, shop.coupon(diner));
    }

    private void orders(Map<Kind, String> ids) {
        var unpaid = "SELECT order_id FROM %s.orders WHERE unpaid_place IS NOT NULL";
        rows.texts(unpaid.formatted(schema())).forEach(shop::pay);
        var order = order(new Choice(String.valueOf(ids.get(Kind.SKU)), List.of(), 1));
        ids.put(Kind.ORDER, order);
        var lines = "SELECT line_id FROM %s.order_line WHERE order_id = ?";
        ids.put(Kind.LINE, rows.texts(lines.formatted(schema()), order).getFirst());
    }

    private void people(Map<Kind, String> ids) {
        var book = bean(Addresses.class);
        book.list(diner).forEach(old -> book.delete(diner, old.id()));
        var point = new GeoPoint(22.5531, 114.0579);
        ids.put(
                Kind.ADDRESS,
                book.save(diner, null, new AddressEntry(marker, phone(), marker, point)));
        var staff = bean(StaffAccounts.class);
        ids.put(Kind.COLLEAGUE, staff.create(marker, phone(), StaffRole.RIDER, null));
        ids.put(Kind.DISTRIBUTOR, distributor());
        ids.put(Kind.SHARE_CODE, bean(Distributors.class).find(sharer).orElseThrow().code());
        ids.put(Kind.DINER_TICKET, ticket(Who.DINER, diner));
        ids.put(Kind.STAFF_TICKET, ticket(Who.STAFF, ids.get(Kind.COLLEAGUE)));
        ids.put(Kind.SUPPORT_ACCESS, new Supporter(beans, "isolation-first").open(tenant(), false));
    }

    private String ticket(Who kind, String person) {
        return bean(Tickets.class).issue(kind, person, "/orders").split("=")[1];
    }

    private String distributor() {
        return shop.in(() -> {
            var person = bean(Diners.class).provePhone(null, phone());
            bean(Distributors.class).apply(person, marker, Distributors.AGREEMENT);
            return bean(Distributors.class).ofDiner(person).orElseThrow().id();
        });
    }

    private Map<String, String> signedIn(Who kind, String person) {
        var way = shop.in(() -> bean(Tickets.class).issue(kind, person, "/orders"));
        return new Caller(origin(), Map.of(), null).look(way).cookies();
    }

    /** A name of its own, and the marker in it. */
    private String name() {
        return marker + RandomId.ofLength(4);
    }

    private static PhoneNumber phone() {
        return new PhoneNumber(Long.toString(PHONES.incrementAndGet()));
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
