package io.yanhuo.ordering;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which orders the desk is to show.
 *
 * @param fulfilment null for all
 * @param day business day; only for tabs that do not show what is still open
 * @param search a pickup number of the day, a phone number, or an order's id; empty for all
 * @param page counted from 1
 */
public record OrderFilter(
        Tab tab, @Nullable Fulfilment fulfilment, LocalDate day, String search, int page) {
    /** The queues of the desk. */
    public enum Tab {
        /** Everything that somebody waits for. */
        OPEN(
                EnumSet.of(
                        OrderStatus.PAID,
                        OrderStatus.PREPARING,
                        OrderStatus.READY,
                        OrderStatus.DELIVERING),
                true),
        PAID(EnumSet.of(OrderStatus.PAID), true),
        PREPARING(EnumSet.of(OrderStatus.PREPARING), true),
        READY(EnumSet.of(OrderStatus.READY), true),
        DELIVERING(EnumSet.of(OrderStatus.DELIVERING), true),
        COMPLETED(EnumSet.of(OrderStatus.COMPLETED), false),
        REFUNDS(EnumSet.of(OrderStatus.REFUNDING, OrderStatus.REFUNDED), false),
        ALL(EnumSet.allOf(OrderStatus.class), false);

        private final Set<OrderStatus> statuses;
        private final boolean open;

        Tab(Set<OrderStatus> statuses, boolean open) {
            this.statuses = statuses;
            this.open = open;
        }

        public Set<OrderStatus> statuses() {
            return EnumSet.copyOf(statuses);
        }

        /** Whether it shows what is still to be done, whatever the day. */
        public boolean open() {
            return open;
        }
    }

    /**
     * Whether it shows all of a queue, so that the sum of its states is the number of its orders.
     */
    boolean wholeTab() {
        return tab.open() && fulfilment == null && search.isBlank();
    }
}
