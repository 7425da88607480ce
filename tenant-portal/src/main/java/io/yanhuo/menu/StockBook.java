package io.yanhuo.menu;

import io.yanhuo.tenancy.PlainSql;
import io.yanhuo.tenancy.Utc;
import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The statements on stock and its ledger. The judge is always a single UPDATE. */
@Component
class StockBook {
    private static final String COUNTER =
            """
            SELECT s.sku_id, s.stock, s.sold_out_until,
                   COALESCE((SELECT edition FROM menu_edition), 0) AS edition
              FROM sku s WHERE s.sku_id IN (%s)
            """;

    /** The rows in the order of their ids, so that no two orders wait for each other. */
    private static final String SELL =
            """
            UPDATE sku SET stock = stock - CASE sku_id%s END, movements = movements + 1
             WHERE removed = FALSE AND (sold_out_until IS NULL OR sold_out_until <= ?)
               AND (FALSE%s)
            """;

    private final EntityManager entities;
    private final PlainSql sql;
    private final Clock clock;

    StockBook(EntityManager entities, PlainSql sql, Clock clock) {
        this.entities = entities;
        this.sql = sql;
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
        var ids = "?, ".repeat(skuIds.size() - 1) + "?";
        var rows = sql.query(COUNTER.formatted(ids), CounterRow::of, skuIds.toArray());
        var states = new HashMap<String, StockState>();
        for (var row : rows) states.put(row.skuId(), row.state());
        return new Counter(rows.isEmpty() ? 0 : rows.getFirst().edition(), states);
    }

    private record CounterRow(long edition, String skuId, StockState state) {
        static CounterRow of(ResultSet row) throws SQLException {
            var left = row.getObject("stock", Integer.class);
            var state = new StockState(left, Utc.instant(row, "sold_out_until"));
            return new CounterRow(row.getLong("edition"), row.getString("sku_id"), state);
        }
    }

    /**
     * Takes away of each what can be had now: it is counted, and not sold out by hand.
     *
     * @return whether all could be had; if not, the transaction must not be committed
     */
    boolean sell(SortedMap<String, Integer> quantities) {
        var update =
                SELL.formatted(
                        " WHEN ? THEN ?".repeat(quantities.size()),
                        " OR sku_id = ? AND stock >= ?".repeat(quantities.size()));
        var values = new ArrayList<Object>();
        quantities.forEach((sku, quantity) -> Collections.addAll(values, sku, quantity));
        var each = List.copyOf(values);
        values.add(clock.instant());
        values.addAll(each);
        return sql.update(update, values.toArray()) == quantities.size();
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
        var now = clock.instant();
        var rows = new ArrayList<@Nullable Object[]>();
        deltas.forEach((sku, delta) -> rows.add(new Object[] {sku, delta, reason.name(), now}));
        sql.insert("INSERT INTO stock_entry (sku_id, delta, reason, at)", rows);
    }
}
