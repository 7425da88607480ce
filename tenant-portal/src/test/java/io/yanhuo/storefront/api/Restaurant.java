package io.yanhuo.storefront.api;

import static io.yanhuo.ordering.Fulfilment.DELIVERY;
import static io.yanhuo.ordering.Fulfilment.DINE_IN;
import static io.yanhuo.ordering.Fulfilment.PICKUP;

import io.yanhuo.SandboxHere;
import io.yanhuo.access.WxApps;
import io.yanhuo.delivery.Delivery;
import io.yanhuo.delivery.DeliveryRules;
import io.yanhuo.members.CouponDesk;
import io.yanhuo.members.CouponTerms;
import io.yanhuo.menu.Menu;
import io.yanhuo.menu.MenuView;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.ordering.OpeningHours;
import io.yanhuo.ordering.Store;
import io.yanhuo.ordering.Tables;
import io.yanhuo.payments.PaymentAccounts;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Licence;
import io.yanhuo.tenancy.Licences;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.LocalDate;
import java.util.Set;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** A restaurant that sells through its mini-program, and people who hold phones. */
final class Restaurant {
    private static final GeoPoint PLACE = new GeoPoint(22.5431, 114.0579);

    private final ApplicationContext beans;
    private final Tenant tenant;
    private final String appid;

    private Restaurant(ApplicationContext beans, Tenant tenant, String appid) {
        this.beans = beans;
        this.tenant = tenant;
        this.appid = appid;
    }

    /**
     * @param number by which the sandbox knows merchant and mini-program
     */
    static Restaurant open(ApplicationContext beans, String name, int number) {
        var known = SandboxHere.sandbox().credentials();
        var prefix = "demo." + number + ".";
        var tenant = beans.getBean(TestTenant.class).create(name);
        var restaurant = new Restaurant(beans, tenant, known.get(prefix + "appid"));
        restaurant.free(
                beans.getBean("platformJdbc", JdbcClient.class), known.get(prefix + "sub-mchid"));
        beans.getBean(Brands.class).change(tenant.id(), name, "#b3261e", null);
        var licence = new Licence("JY14403000000012", name, LocalDate.of(2099, 12, 31));
        beans.getBean(Licences.class).enter(tenant.id(), licence);
        tenant.scope()
                .run(() -> {
                    restaurant.furnish();
                    beans.getBean(WxApps.class)
                            .register(tenant.id(), restaurant.appid, known.get(prefix + "secret"));
                    beans.getBean(PaymentAccounts.class).connect(known.get(prefix + "sub-mchid"));
                });
        return restaurant;
    }

    /** Another test's restaurant may have had these names before. */
    private void free(JdbcClient platform, String subMchid) {
        platform.sql("DELETE FROM tenant_wx_merchant WHERE sub_mchid = ?").param(subMchid).update();
        platform.sql("DELETE FROM tenant_wx_app WHERE appid = ?").param(appid).update();
    }

    private void furnish() {
        beans.getBean(StarterMenus.class).fill("roast");
        var store = beans.getBean(Store.class);
        store.furnish();
        var rules = DeliveryRules.INITIAL;
        beans.getBean(Delivery.class)
                .change(new DeliveryRules(PLACE, rules.steps(), rules.minimum()));
        store.change(
                store.settings()
                        .with(OpeningHours.always())
                        .with(Set.of(DINE_IN, PICKUP, DELIVERY)));
        var terms = new CouponTerms("满减", Money.ofYuan("10"), Money.ofYuan("40"), null, 30);
        beans.getBean(CouponDesk.class).offer(terms);
    }

    Tenant tenant() {
        return tenant;
    }

    String appid() {
        return appid;
    }

    Client stranger() {
        var port = beans.getEnvironment().getRequiredProperty("local.server.port");
        return new Client("http://127.0.0.1:" + port + "/t/" + tenant.publicId() + "/api", null);
    }

    /** Somebody who has opened the mini-program. */
    Client diner(String user) {
        return stranger().as(token(user));
    }

    String token(String user) {
        var login = stranger().post("/login", "{\"code\": \"%s\"}".formatted(code(user)));
        return login.body().get("token").asString();
    }

    /** What {@code wx.login} gives on this person's phone. */
    String code(String user) {
        wechat("/sandbox/users", "{\"id\": \"%s\", \"name\": \"%s\"}".formatted(user, user));
        var path = "/sandbox/apps/" + appid + "/codes";
        var answer = wechat(path, "{\"user\": \"%s\"}".formatted(user));
        return JsonMapper.shared().readTree(answer).get("code").asString();
    }

    static String wechat(String path, String body) {
        var address = SandboxHere.sandbox().baseUrl().resolve(path);
        return post(address, body);
    }

    private static String post(URI address, String body) {
        try {
            var request =
                    HttpRequest.newBuilder(address)
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString(body))
                            .build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    MenuView.Dish dish(String name) {
        return tenant.scope().get(() -> beans.getBean(Menu.class).view()).categories().stream()
                .flatMap(category -> category.dishes().stream())
                .filter(dish -> dish.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    String tableCode() {
        return tenant.scope().get(() -> beans.getBean(Tables.class).all()).getFirst().code();
    }

    /** Order O1: large roast pork rice with an egg, a lemon tea. */
    String riceAndTea() {
        var rice = dish("叉烧饭");
        var egg = rice.addOnGroups().getFirst().addOns().getFirst().id();
        return """
        {"skuId": "%s", "addOns": [{"addOnId": "%s", "quantity": 1}], "quantity": 1},
        {"skuId": "%s", "quantity": 1}
        """
                .formatted(rice.skus().getLast().id(), egg, tea());
    }

    /** Tea, as a diner orders it; the number of the order. */
    String orderedTea(Client diner) {
        var basket = fetched(Wire.line(tea()));
        return diner.place(Wire.key(), Wire.order(basket, 1300)).body().get("id").asString();
    }

    String tea() {
        return dish("柠檬茶").skus().getFirst().id();
    }

    /** A basket to be brought 2.4 km. */
    String delivered(String choices) {
        return """
        {"choices": [%s], "fulfilment": "DELIVERY", "remark": "少辣", "address": %s}
        """
                .formatted(choices, place());
    }

    static String place() {
        double north = PLACE.latitude() + 2.4 / 111.195;
        return """
        {"name": "阿美", "phone": "13800138000", "text": "福中路 1 号",
         "point": {"latitude": %s, "longitude": %s}}
        """
                .formatted(north, PLACE.longitude());
    }

    static String fetched(String choices) {
        return "{\"choices\": [%s], \"fulfilment\": \"PICKUP\"}".formatted(choices);
    }
}
