package io.yanhuo.ordering;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Actor;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Who;
import io.yanhuo.delivery.Delivery;
import io.yanhuo.delivery.DeliveryRules;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.members.CouponTerms;
import io.yanhuo.members.Coupons;
import io.yanhuo.menu.Choice;
import io.yanhuo.menu.Choice.AddOnChoice;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.MenuView;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.menu.Stock;
import io.yanhuo.ordering.Basket.Address;
import io.yanhuo.payments.PaymentArrived;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/** The roast shop of the reference fixture, as a person who tests it would use it. */
public final class Shop {
    static final GeoPoint PLACE = new GeoPoint(22.5431, 114.0579);
    static final PhoneNumber PHONE = new PhoneNumber("13800138000");
    private static final double KILOMETRES_OF_A_DEGREE = 111.195;

    private final ApplicationContext beans;
    final Tenant tenant;
    final Actor owner;

    private Shop(ApplicationContext beans, Tenant tenant) {
        this.beans = beans;
        this.tenant = tenant;
        this.owner = new Actor(Who.STAFF, tenant.id(), "boss", "王老板", StaffRole.OWNER);
    }

    /** With the roast menu, around the clock, delivering, with a licence. */
    public static Shop open(ApplicationContext beans, String name) {
        return open(beans, beans.getBean(TestTenant.class).create(name));
    }

    /** The same for a restaurant that is there already, and empty. */
    public static Shop open(ApplicationContext beans, Tenant tenant) {
        var shop = new Shop(beans, tenant);
        var licence = new Licence("JY14403000000012", tenant.name(), LocalDate.of(2099, 12, 31));
        beans.getBean(Licences.class).enter(shop.tenant.id(), licence);
        shop.in(() -> {
            beans.getBean(StarterMenus.class).fill("roast");
            beans.getBean(Store.class).furnish();
            var initial = DeliveryRules.INITIAL;
            var rules = new DeliveryRules(PLACE, initial.steps(), initial.minimum());
            beans.getBean(Delivery.class).change(rules);
            shop.settle(
                    StoreSettings.INITIAL
                            .with(OpeningHours.always())
                            .with(Set.of(DINE_IN, PICKUP, DELIVERY)));
        });
        return shop;
    }

    /** One that has everything already. */
    public static Shop of(ApplicationContext beans, Tenant tenant) {
        return new Shop(beans, tenant);
    }

    public Tenant tenant() {
        return tenant;
    }

    public void in(Runnable work) {
        tenant.scope().run(work);
    }

    public <T extends @Nullable Object> T in(Supplier<T> work) {
        return tenant.scope().get(work);
    }

    /** As a browser does that is told to come back in two seconds because so many are here. */
    <T> T patiently(Supplier<T> work) {
        while (true) {
            try {
                return in(work);
            } catch (CannotCreateTransactionException e) {
                assertThat(e).hasRootCauseInstanceOf(Refused.class);
            }
        }
    }

    <T> T bean(Class<T> type) {
        return beans.getBean(type);
    }

    void settle(StoreSettings settings) {
        in(() -> bean(Store.class).change(settings));
    }

    StoreSettings settings() {
        return in(() -> bean(Store.class).settings());
    }

    void autoAccept(boolean on) {
        settle(settings().with(new StoreSettings.Handling(on, 15, 15, 10)));
    }

    static String diner() {
        return RandomId.ofLength(20);
    }

    /** 叉烧饭大 with an egg, and a lemon tea. */
    public List<Choice> riceAndTea() {
        var rice = dish("叉烧饭");
        var egg = rice.addOnGroups().getFirst().addOns().getFirst();
        var large = rice.skus().getLast().id();
        return List.of(
                new Choice(large, List.of(new AddOnChoice(egg.id(), 1)), 1), simple("柠檬茶", 1));
    }

    Choice simple(String dish, int quantity) {
        return new Choice(sku(dish), List.of(), quantity);
    }

    public String sku(String dish) {
        return dish(dish).skus().getFirst().id();
    }

    MenuView.Dish dish(String name) {
        return in(() -> bean(Menu.class).view()).categories().stream()
                .flatMap(category -> category.dishes().stream())
                .filter(dish -> dish.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void count(String dish, @Nullable Integer stock) {
        var sku = sku(dish);
        in(() -> transaction().executeWithoutResult(_ -> bean(Stock.class).count(sku, stock)));
    }

    @Nullable Integer left(String dish) {
        return in(() ->
                transaction()
                        .execute(_ ->
                                (Integer)
                                        bean(EntityManager.class)
                                                .createNativeQuery(
                                                        "SELECT stock FROM sku WHERE sku_id = :id")
                                                .setParameter("id", sku(dish))
                                                .getSingleResult()));
    }

    static Address address(double kilometres) {
        var north = PLACE.latitude() + kilometres / KILOMETRES_OF_A_DEGREE;
        return new Address("阿美", PHONE, "福中路 1 号 3 楼", new GeoPoint(north, PLACE.longitude()));
    }

    public Basket delivered(List<Choice> choices, double kilometres, @Nullable String coupon) {
        return new Basket(choices, DELIVERY, null, address(kilometres), coupon, "", false);
    }

    public static Basket fetched(List<Choice> choices) {
        return new Basket(choices, PICKUP, null, null, null, "", false);
    }

    Basket eaten(List<Choice> choices, @Nullable String tableCode) {
        return new Basket(choices, DINE_IN, tableCode, null, null, "", false);
    }

    /** 满40减10 in the hands of a diner. */
    public String coupon(String diner) {
        return coupon(diner, "10.00", "40.00");
    }

    String coupon(String diner, String off, String atLeast) {
        var terms = new CouponTerms("满减", Money.ofYuan(off), Money.ofYuan(atLeast), null, 30);
        return in(() -> {
            var offer = bean(CouponDesk.class).offer(terms);
            bean(Coupons.class).take(offer, diner);
            return bean(Coupons.class).usable(diner).stream()
                    .filter(coupon -> coupon.off().equals(terms.off()))
                    .findFirst()
                    .orElseThrow()
                    .id();
        });
    }

    int usable(String diner) {
        return in(() -> bean(Coupons.class).usable(diner)).size();
    }

    Quote quote(String diner, Basket basket) {
        return in(() -> bean(Checkout.class).quote(diner, basket));
    }

    /** Sees the price and agrees. */
    public String place(String diner, Basket basket) {
        return place(diner, basket, RandomId.ofLength(16));
    }

    String place(String diner, Basket basket, String key) {
        var seen = quote(diner, basket).price().payable();
        return in(() -> bean(Checkout.class).place(diner, basket, seen, key, "web"));
    }

    /** An order of somebody who fetches rice and tea. */
    String placed() {
        return place(diner(), fetched(riceAndTea()));
    }

    public OrderView order(String id, String diner) {
        return in(() -> bean(Ordering.class).find(id, diner));
    }

    OrderDetail order(String id) {
        return in(() -> bean(OrderDesk.class).find(id));
    }

    public OrderStatus status(String id) {
        return order(id).view().status();
    }

    public void pay(String orderId) {
        pay(orderId, order(orderId).view().payable());
    }

    /** As the module payments does it: the row, then the event, in one transaction. */
    void pay(String orderId, Money amount) {
        in(() ->
                transaction()
                        .executeWithoutResult(_ -> {
                            var arrived = record(orderId, amount);
                            beans.publishEvent(arrived);
                        }));
    }

    private PaymentArrived record(String orderId, Money amount) {
        var now = bean(MovableClock.class).instant();
        var transactionId = "4200" + RandomId.ofLength(20);
        bean(EntityManager.class)
                .createNativeQuery(
                        """
                        INSERT INTO payment (out_trade_no, subject, amount, description, channel,
                                             callback_key, state, created_at, expires_at, paid_at,
                                             transaction_id, given_back, version)
                        VALUES (:number, :subject, :amount, '订单', 'NATIVE', 'none', 'PAID', :now,
                                :now, :now, :transactionId, 0, 0)
                        """)
                .setParameter("number", "p" + RandomId.ofLength(24))
                .setParameter("subject", orderId)
                .setParameter("amount", amount.fen())
                .setParameter("now", now)
                .setParameter("transactionId", transactionId)
                .executeUpdate();
        return new PaymentArrived(orderId, amount, transactionId, now);
    }

    /** Keys and amounts of what was asked back from WeChat. */
    List<String> refunds(String orderId) {
        return in(() ->
                transaction()
                        .execute(_ ->
                                bean(EntityManager.class)
                                        .createNativeQuery(
                                                "SELECT CONCAT(SUBSTRING_INDEX(refund_key, '-', 1),"
                                                        + " ' ', amount) FROM refund"
                                                        + " WHERE subject = :id",
                                                String.class)
                                        .setParameter("id", orderId)
                                        .getResultList()
                                        .stream()
                                        .map(String::valueOf)
                                        .toList()));
    }

    TransactionTemplate transaction() {
        return bean(TransactionTemplate.class);
    }
}
