package io.yanhuo.ordering;

import static java.util.stream.Collectors.joining;

import io.yanhuo.shared.PhoneNumber;
import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Finds orders for the desk; each kind of question has an index of its own. */
@Component
class OrderSearch {
    static final int PAGE = 30;
    private static final int ID_LENGTH = 20;

    private final EntityManager entities;
    private final Contacts contacts;

    OrderSearch(EntityManager entities, Contacts contacts) {
        this.entities = entities;
        this.contacts = contacts;
    }

    List<Order> find(OrderFilter filter) {
        // What waits longest comes first; what is over, the newest.
        var order = filter.tab().open() ? "o.placing.placedAt" : "o.placing.placedAt DESC";
        return where(filter)
                .query("SELECT o FROM Order o", " ORDER BY " + order, Order.class)
                .setFirstResult((Math.max(1, filter.page()) - 1) * PAGE)
                .setMaxResults(PAGE)
                .getResultList();
    }

    long count(OrderFilter filter) {
        return where(filter)
                .query("SELECT COUNT(o) FROM Order o", "", Long.class)
                .getSingleResult();
    }

    /** How many orders are in each state that somebody waits in. */
    Map<OrderStatus, Long> open() {
        var counts = new EnumMap<OrderStatus, Long>(OrderStatus.class);
        entities.createQuery(
                        "SELECT o.status, COUNT(o) FROM Order o WHERE "
                                + in(OrderFilter.Tab.OPEN)
                                + " GROUP BY o.status",
                        Object[].class)
                .getResultList()
                .forEach(row -> counts.put((OrderStatus) row[0], (Long) row[1]));
        return counts;
    }

    /** The orders that came last and are not made yet. */
    List<String> arrivals() {
        return entities.createQuery(
                        "SELECT o.orderId FROM Order o WHERE o.status IN (PAID, PREPARING)"
                                + " ORDER BY o.placing.placedAt DESC",
                        String.class)
                .setMaxResults(PAGE)
                .getResultList();
    }

    private Where where(OrderFilter filter) {
        var where = new Where();
        var search = filter.search().strip();
        var phone = PhoneNumber.parse(search);
        if (search.length() == ID_LENGTH) return where.and("o.orderId = :id", "id", search);
        if (phone.isPresent()) {
            var hash = contacts.hash(phone.get());
            return where.and("o.destination.contactPhoneHash = :phone", "phone", hash);
        }
        where.and(in(filter.tab()));
        if (!search.isEmpty()) where.and("o.pickupNumber = :number", "number", number(search));
        if (!filter.tab().open()) where.and("o.businessDay = :day", "day", filter.day());
        var fulfilment = filter.fulfilment();
        if (fulfilment != null) {
            where.and("o.destination.fulfilment = :fulfilment", "fulfilment", fulfilment);
        }
        return where;
    }

    /** Written out: what Hibernate makes of a list of parameters is not kept for the next time. */
    private static String in(OrderFilter.Tab tab) {
        return tab.statuses().stream()
                .map(OrderStatus::name)
                .collect(joining(", ", "o.status IN (", ")"));
    }

    /** Minus one, which no order has, for what is no number. */
    private static int number(String search) {
        return search.matches("\\d{1,6}") ? Integer.parseInt(search) : -1;
    }

    private final class Where {
        private final List<String> conditions = new ArrayList<>();
        private final Map<String, Object> values = new LinkedHashMap<>();

        Where and(String condition) {
            conditions.add(condition);
            return this;
        }

        Where and(String condition, String name, Object value) {
            conditions.add(condition);
            values.put(name, value);
            return this;
        }

        <T> TypedQuery<T> query(String select, String end, Class<T> type) {
            var text = select + " WHERE " + String.join(" AND ", conditions) + end;
            var query = entities.createQuery(text, type);
            values.forEach(query::setParameter);
            return query;
        }
    }
}
