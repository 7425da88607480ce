package io.yanhuo.ordering;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.tenancy.TenantScope;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What orders consist of, in words. That never changes once they are placed, so it is remembered
 * for the desk, which looks at the same open orders again and again.
 */
@Component
class OrderedDishes {
    private static final int MOST_ORDERS = 20_000;
    private static final Duration IDLE = Duration.ofHours(1);

    private final Cache<Key, List<String>> known =
            Caffeine.newBuilder().maximumSize(MOST_ORDERS).expireAfterAccess(IDLE).build();

    private final EntityManager entities;

    OrderedDishes(EntityManager entities) {
        this.entities = entities;
    }

    private record Key(TenantScope scope, String orderId) {}

    /** Such as {@code 叉烧饭（大） ×1} for each dish; one statement if any order is new. */
    Map<String, List<String>> of(List<String> orderIds) {
        var scope = TenantScope.current();
        var found = new HashMap<String, List<String>>();
        var missing = new ArrayList<String>();
        for (var id : orderIds) {
            var dishes = known.getIfPresent(new Key(scope, id));
            if (dishes == null) missing.add(id);
            else found.put(id, dishes);
        }
        if (missing.isEmpty()) return found;
        var read = read(missing);
        read.forEach((id, dishes) -> known.put(new Key(scope, id), dishes));
        found.putAll(read);
        return found;
    }

    private Map<String, List<String>> read(List<String> orderIds) {
        var dishes = new HashMap<String, List<String>>();
        entities.createQuery(
                        "SELECT l.order.orderId, l.dish, l.spec, l.quantity FROM OrderLine l"
                                + " WHERE l.order.orderId IN :ids ORDER BY l.position",
                        Object[].class)
                .setParameter("ids", orderIds)
                .getResultList()
                .forEach(row ->
                        dishes.computeIfAbsent((String) row[0], _ -> new ArrayList<>())
                                .add(
                                        DeskViews.dish(
                                                (String) row[1], (String) row[2], (int) row[3])));
        dishes.replaceAll((_, each) -> List.copyOf(each));
        return dishes;
    }
}
