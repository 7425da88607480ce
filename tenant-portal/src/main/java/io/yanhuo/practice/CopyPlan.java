package io.yanhuo.practice;

import io.yanhuo.shared.RandomId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What goes from a restaurant into its practice copy: what it is, never what happened in it or whom
 * it knows. Every table of a restaurant's schema is either here or there; a new one that is in
 * neither list fails a test.
 */
final class CopyPlan {
    private static final int TABLE_CODE = 10;

    /** Copied. */
    static final List<Copied> COPIED =
            List.of(
                    Copied.of("menu_edition"),
                    Copied.of("station"),
                    Copied.of("menu_category"),
                    Copied.of("dish"),
                    Copied.of("sku").with("sold_out_until", () -> null),
                    Copied.of("add_on_group"),
                    Copied.of("add_on"),
                    Copied.of("store").with("taking_orders", () -> true),
                    // A code on a real table leads nowhere in the copy, and the other way round.
                    Copied.of("dining_table").with("code", () -> RandomId.ofLength(TABLE_CODE)),
                    Copied.of("delivery_rules"),
                    Copied.of("coupon_offer").with("taken", () -> 0),
                    Copied.of("distribution_rules"));

    /** Left: people, what they did, what was said to them, and what the software itself keeps. */
    static final Set<String> LEFT =
            Set.of(
                    "staff",
                    "diner",
                    "diner_address",
                    "consent",
                    "login_session",
                    "ticket",
                    "distributor",
                    "share_click",
                    "attribution",
                    "commission",
                    "commission_entry",
                    "coupon",
                    "orders",
                    "order_line",
                    "order_event",
                    "pickup_counter",
                    "payment",
                    "payment_entry",
                    "refund",
                    "stock_entry",
                    "mini_program_download",
                    "outbox",
                    "practice_message",
                    "usage_counter",
                    "tenant_identity",
                    "copied_changelog",
                    "DATABASECHANGELOG",
                    "DATABASECHANGELOGLOCK");

    private CopyPlan() {}

    /**
     * @param anew columns that are about a moment or an address: what stands there in the copy
     */
    record Copied(String table, Map<String, Supplier<@Nullable Object>> anew) {
        Copied {
            anew = Map.copyOf(anew);
        }

        private static Copied of(String table) {
            return new Copied(table, Map.of());
        }

        private Copied with(String column, Supplier<@Nullable Object> value) {
            return new Copied(table, Map.of(column, value));
        }
    }
}
