package io.yanhuo.isolation;

import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Actor;
import io.yanhuo.access.Diners;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.leaving.Exports;
import io.yanhuo.ordering.Shop;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;

/** A restaurant with rows of every kind, an owner at work, and a diner with a mini-program. */
final class Restaurant {
    private static final long FIRST_PHONE = 17_700_000_000L;
    private static final AtomicInteger OPENED = new AtomicInteger();

    /** In every name that it gives to anything; no other restaurant has it, whatever its name. */
    final String marker;

    final Shop shop;

    /** Who orders with the mini-program. */
    final String diner;

    /** Who shares links. */
    final String sharer;

    final String picture;
    final EveryKind everyKind;
    private final AtomicLong phones = new AtomicLong();
    private final ApplicationContext beans;
    private final Rows rows;
    private final int port;
    private final String token;
    private final String owner;
    private String[] exported = {"none", "0", "none"};
    private Map<Kind, String> ids = Map.of();
    private Map<String, String> cookies = Map.of();
    private Map<String, String> untouched = Map.of();

    Restaurant(ApplicationContext beans, Rows rows, int port, String name) {
        this.beans = beans;
        this.rows = rows;
        this.port = port;
        this.marker = "⟦" + name + OPENED.incrementAndGet() + "⟧";
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
        this.everyKind = new EveryKind(this, beans, rows);
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
            ids = new EnumMap<>(everyKind.make(ids));
            ids.put(Kind.EXPORT, exported[0]);
            ids.put(Kind.EXPORT_UNTIL, exported[1]);
            ids.put(Kind.EXPORT_SIGN, exported[2]);
            untouched = digest();
        }
        return ids;
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

    /** A new one, not yet approved. */
    String distributor() {
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

    /** A new one here; every restaurant meets the same in the same order. */
    PhoneNumber phone() {
        return new PhoneNumber(Long.toString(FIRST_PHONE + phones.incrementAndGet()));
    }

    private <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }
}
