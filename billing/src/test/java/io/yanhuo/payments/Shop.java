package io.yanhuo.payments;

import static org.awaitility.Awaitility.await;

import io.yanhuo.TestWeChat;
import io.yanhuo.access.WxApps;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Makes restaurants that can be paid, and looks into their books. */
@Component
class Shop {
    private final TestTenant tenants;
    private final Merchants merchants;
    private final WxApps apps;
    private final JdbcClient platform;
    private final EntityManager entities;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Map<Integer, Tenant> open = new ConcurrentHashMap<>();

    Shop(
            TestTenant tenants,
            Merchants merchants,
            WxApps apps,
            JdbcClient platform,
            EntityManager entities,
            TransactionTemplate transaction,
            Clock clock) {
        this.tenants = tenants;
        this.merchants = merchants;
        this.apps = apps;
        this.platform = platform;
        this.entities = entities;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** The first or second restaurant that the sandbox knows, the same one for all tests. */
    Tenant open(int number) {
        return open.computeIfAbsent(number, this::found);
    }

    private Tenant found(int number) {
        var known = TestWeChat.sandbox().credentials();
        var subMchid = known.get("demo." + number + ".sub-mchid");
        var tenant = tenants.create("shop" + number);
        merchants.connect(tenant.id(), subMchid);
        var secret = known.get("demo." + number + ".secret");
        tenant.scope().run(() -> apps.register(tenant.id(), appid(number), secret));
        return tenant;
    }

    static String appid(int number) {
        return TestWeChat.sandbox().credentials().get("demo." + number + ".appid");
    }

    Payable order(String yuan) {
        return new Payable(
                "order-" + RandomId.ofLength(8),
                Money.ofYuan(yuan),
                "老王烧腊 🍖 叉烧饭",
                clock.instant().plus(Duration.ofMinutes(15)));
    }

    List<Map<String, Object>> rows(Tenant tenant, String sql, Object... parameters) {
        return tenant.scope().get(() -> transaction.execute(_ -> query(sql, parameters)));
    }

    long number(Tenant tenant, String sql, Object... parameters) {
        var value = rows(tenant, sql, parameters).getFirst().get("v");
        return ((Number) value).longValue();
    }

    String text(Tenant tenant, String sql, Object... parameters) {
        return String.valueOf(rows(tenant, sql, parameters).getFirst().get("v"));
    }

    String state(Tenant tenant, String outTradeNo) {
        return text(tenant, "SELECT state AS v FROM payment WHERE out_trade_no = ?", outTradeNo);
    }

    @SuppressWarnings("unchecked")
    private List<Map<String, Object>> query(String sql, Object... parameters) {
        var query = entities.createNativeQuery(sql, jakarta.persistence.Tuple.class);
        for (int i = 0; i < parameters.length; i++) query.setParameter(i + 1, parameters[i]);
        return ((List<jakarta.persistence.Tuple>) query.getResultList())
                .stream().map(Shop::map).toList();
    }

    private static Map<String, Object> map(jakarta.persistence.Tuple row) {
        var map = new java.util.HashMap<String, Object>();
        row.getElements().forEach(e -> map.put(e.getAlias(), row.get(e.getAlias())));
        return map;
    }

    static void eventually(Callable<Boolean> holds) {
        await().atMost(Duration.ofSeconds(15)).pollInterval(Duration.ofMillis(50)).until(holds);
    }
}
