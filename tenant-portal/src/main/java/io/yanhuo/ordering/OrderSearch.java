package io.yanhuo.ordering;

import static java.util.stream.Collectors.joining;

import io.yanhuo.ordering.OrderFilter.Tab;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.PlainSql;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds orders for the desk; each kind of question has an index of its own. */
@Component
class OrderSearch {
    static final int PAGE = 30;
    private static final int ID_LENGTH = 20;

    /** Whole entities would cost more than the page they are shown on. */
    private static final String ROWS =
            """
            SELECT o.order_id, o.status, o.fulfilment, o.refund_failed, o.pickup_number,
                   o.table_name, o.contact_cipher, o.remark, o.payable, o.placed_at
              FROM orders o WHERE %s ORDER BY o.placed_at%s, o.order_id LIMIT %d, %d
            """;

    private static final String QUEUES =
            """
            SELECT o.status AS status, COUNT(*) AS number, '' AS order_id
              FROM orders o WHERE %s GROUP BY o.status
             UNION ALL (SELECT o.status, 0, o.order_id FROM orders o
                         WHERE o.status IN ('PAID', 'PREPARING')
                         ORDER BY o.placed_at DESC LIMIT %d)
            """
                    .formatted(in(Tab.OPEN), PAGE);

    private final PlainSql sql;
    private final Contacts contacts;
    private final OrderedDishes ordered;

    OrderSearch(PlainSql sql, Contacts contacts, OrderedDishes ordered) {
        this.sql = sql;
        this.contacts = contacts;
        this.ordered = ordered;
    }

    List<OrderRow> find(OrderFilter filter) {
        // What waits longest comes first; what is over, the newest.
        var way = filter.tab().open() ? "" : " DESC";
        long from = (Math.max(1, filter.page()) - 1L) * PAGE;
        var where = where(filter);
        var rows =
                sql.query(
                        ROWS.formatted(where.text(), way, from, PAGE),
                        FoundOrder::of,
                        where.values());
        var dishes = ordered.of(rows.stream().map(FoundOrder::id).toList());
        return rows.stream()
                .map(row -> row.with(dishes.getOrDefault(row.id(), List.of())))
                .toList();
    }

    long count(OrderFilter filter) {
        var where = where(filter);
        var count = "SELECT COUNT(*) FROM orders o WHERE " + where.text();
        return sql.query(count, row -> row.getLong(1), where.values()).getFirst();
    }

    /** What waits, and what came last and is not made yet: one statement. */
    Queues queues() {
        return Queues.of(sql.query(QUEUES, Queues.Row::of));
    }

    private Where where(OrderFilter filter) {
        var where = new Where();
        var search = filter.search().strip();
        var phone = PhoneNumber.parse(search);
        if (search.length() == ID_LENGTH) return where.and("o.order_id = ?", search);
        if (phone.isPresent()) {
            var hash = contacts.hash(phone.get());
            return where.and("o.contact_phone_hash = ?", hash);
        }
        where.and(in(filter.tab()));
        if (!search.isEmpty()) where.and("o.pickup_number = ?", number(search));
        if (!filter.tab().open()) where.and("o.business_day = ?", filter.day());
        var fulfilment = filter.fulfilment();
        if (fulfilment != null) {
            where.and("o.fulfilment = ?", fulfilment.name());
        }
        return where;
    }

    private static String in(Tab tab) {
        return tab.statuses().stream()
                .map(OrderStatus::name)
                .collect(joining("', '", "o.status IN ('", "')"));
    }

    /** Minus one, which no order has, for what is no number. */
    private static int number(String search) {
        return search.matches("\\d{1,6}") ? Integer.parseInt(search) : -1;
    }

    private static final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final List<Object> values = new ArrayList<>();

        Where and(String condition, Object... its) {
            conditions.add(condition);
            values.addAll(List.of(its));
            return this;
        }

        String text() {
            return String.join(" AND ", conditions);
        }

        Object[] values() {
            return values.toArray();
        }
    }
}
