package io.yanhuo.menu;

import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The statements on stock and its ledger. The judge is always a single UPDATE. */
@Component
class StockBook {
    private final EntityManager entities;
    private final Clock clock;

    StockBook(EntityManager entities, Clock clock) {
        this.entities = entities;
        this.clock = clock;
    }

    enum Reason {
        SALE,
        RELEASE,
        ADJUSTMENT,
        WASTE
    }

    record Item(String dish, StockState stock) {}

    Map<String, Item> shelf(Collection<String> skuIds) {
        if (skuIds.isEmpty()) return Map.of();
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT s.sku_id, d.name, s.stock, s.sold_out_until
                                  FROM sku s JOIN dish d ON d.dish_id = s.dish_id
                                 WHERE s.sku_id IN (:ids) AND s.removed = FALSE
                                """)
                        .setParameter("ids", skuIds)
                        .getResultList();
        var items = new HashMap<String, Item>();
        for (Object found : rows) {
            var row = (Object[]) found;
            var state = new StockState((Integer) row[2], MenuReader.instant(row[3]));
            items.put(Objects.toString(row[0]), new Item(Objects.toString(row[1]), state));
        }
        return items;
    }

    /**
     * @param edition of the menu at this moment
     */
    record Counter(long edition, Map<String, StockState> states) {
        StockState of(String skuId) {
            return states.getOrDefault(skuId, StockState.UNCOUNTED);
        }
    }

    /** What there is of these SKUs, and of which menu, in one statement. */
    Counter counter(Collection<String> skuIds) {
        List<?> rows =
                entities.createNativeQuery(
                                """
                                SELECT COALESCE((SELECT edition FROM menu_edition), 0),
                                       s.sku_id, s.stock, s.sold_out_until
                                  FROM (SELECT 1) one LEFT JOIN sku s ON s.sku_id IN (:ids)
                                """)
                        .setParameter("ids", skuIds)
                        .getResultList();
        var states = new HashMap<String, StockState>();
        long edition = 0;
        for (Object found : rows) {
            var row = (Object[]) found;
            edition = ((Number) row[0]).longValue();
            var state = new StockState((Integer) row[2], MenuReader.instant(row[3]));
            states.put(Objects.toString(row[1]), state);
        }
        return new Counter(edition, states);
    }

    /** Takes away if that much can be had now: it is counted, and not sold out by hand. */
    boolean sell(String skuId, int quantity) {
        return entities.createNativeQuery(
                                """
                                UPDATE sku SET stock = stock - :quantity, movements = movements + 1
                                 WHERE sku_id = :id AND removed = FALSE AND stock >= :quantity
                                   AND (sold_out_until IS NULL OR sold_out_until <= :now)
                                """)
                        .setParameter("quantity", quantity)
                        .setParameter("id", skuId)
                        .setParameter("now", LocalDateTime.now(clock))
                        .executeUpdate()
                == 1;
    }

    /** False if it is not counted, or would fall below zero. */
    boolean move(String skuId, int delta) {
        return entities.createNativeQuery(
                                """
                                UPDATE sku SET stock = stock + :delta, movements = movements + 1
                                 WHERE sku_id = :id AND stock IS NOT NULL AND stock >= :needed
                                """)
                        .setParameter("delta", delta)
                        .setParameter("needed", Math.max(0, -delta))
                        .setParameter("id", skuId)
                        .executeUpdate()
                == 1;
    }

    /** Returns by how much the stock has changed; what is not counted counts as nothing. */
    int set(String skuId, @Nullable Integer count) {
        var before =
                entities.createNativeQuery("SELECT stock FROM sku WHERE sku_id = :id FOR UPDATE")
                        .setParameter("id", skuId)
                        .getSingleResultOrNull();
        entities.createNativeQuery(
                        "UPDATE sku SET stock = :count, movements = movements + 1"
                                + " WHERE sku_id = :id")
                .setParameter("count", count)
                .setParameter("id", skuId)
                .executeUpdate();
        return (count == null ? 0 : count) - (before instanceof Number had ? had.intValue() : 0);
    }

    void close(Collection<String> skuIds, @Nullable Instant until) {
        entities.createNativeQuery(
                        """
                        UPDATE sku SET sold_out_until = :until, movements = movements + 1
                         WHERE sku_id IN (:ids)
                        """)
                .setParameter("until", until)
                .setParameter("ids", skuIds)
                .executeUpdate();
    }

    void enter(Map<String, Integer> deltas, Reason reason) {
        var sorted = new TreeMap<>(deltas);
        var rows =
                sorted.keySet().stream().map(_ -> "(?, ?, ?, ?)").collect(Collectors.joining(", "));
        var insert =
                entities.createNativeQuery(
                        "INSERT INTO stock_entry (sku_id, delta, reason, at) VALUES " + rows);
        int at = 1;
        for (var entry : sorted.entrySet()) {
            insert.setParameter(at++, entry.getKey());
            insert.setParameter(at++, entry.getValue());
            insert.setParameter(at++, reason.name());
            insert.setParameter(at++, LocalDateTime.now(clock));
        }
        insert.executeUpdate();
    }
}
