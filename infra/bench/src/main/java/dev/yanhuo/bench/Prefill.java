package dev.yanhuo.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Fills the restaurant's books by SQL: a page of orders to be made, and as many old ones. */
final class Prefill {
    private static final String DIGITS =
            "(SELECT 0 AS d UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL"
                    + " SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7"
                    + " UNION ALL SELECT 8 UNION ALL SELECT 9)";
    private static final int DAYS = 365;

    private static final Map<String, String> AT_A_TABLE =
            Map.of(
                    "fulfilment", "'DINE_IN'",
                    "table_name", "'1'",
                    "contact_cipher", "NULL",
                    "contact_phone_hash", "NULL");

    /** More than the desk shows on one page. */
    static final int OPEN = 40;

    private final Database database;
    private final Restaurant source;
    private final Restaurant shop;

    Prefill(Database database, Restaurant shop) {
        this(database, shop, shop);
    }

    /**
     * @param source has at least one order
     */
    Prefill(Database database, Restaurant source, Restaurant shop) {
        this.database = database;
        this.source = source;
        this.shop = shop;
    }

    /**
     * Copies the only order there is, or any.
     *
     * @param old how many that are over, spread over a year
     */
    void run(int old) {
        var model = database.one("SELECT order_id FROM " + source.table("orders") + " LIMIT 1");
        copy(model, 'p', OPEN, "PAID", "UTC_TIMESTAMP(6)");
        var day = "TIMESTAMPADD(DAY, -1 - MOD(n.n, " + DAYS + "), UTC_TIMESTAMP(6))";
        for (int done = 0; done < old; done += NUMBERS) {
            copy(
                    model,
                    (char) ('A' + done / NUMBERS),
                    Math.min(NUMBERS, old - done),
                    "COMPLETED",
                    day);
        }
        for (var table : List.of("orders", "order_line", "order_event")) {
            database.run("ANALYZE TABLE " + shop.table(table));
        }
    }

    private static final int NUMBERS = 100_000;

    private void copy(String model, char series, int howMany, String status, String when) {
        var id = "CONCAT('" + series + "', LPAD(n.n, 19, '0'))";
        var order = new LinkedHashMap<String, String>();
        order.put("order_id", id);
        order.put("attempt_key", id);
        order.put("status", "'" + status + "'");
        order.put("business_day", "DATE(" + when + ")");
        // Paid: the diner's places for unpaid orders are free.
        order.put("unpaid_place", "NULL");
        order.put("pickup_number", "1 + n.n + 100000 * " + (series - '@'));
        for (var time : List.of("placed_at", "paid_at")) order.put(time, when);
        // What one restaurant has sealed no other can open.
        if (!source.equals(shop)) order.putAll(AT_A_TABLE);
        insert("orders", order, model, howMany);
        var line = "CONCAT('" + series + "', t.position, LPAD(n.n, 18, '0'))";
        insert("order_line", Map.of("line_id", line, "order_id", id), model, howMany);
        insert("order_event", Map.of("event_id", "NULL", "order_id", id), model, howMany);
    }

    /** All columns as in the model, but for these. */
    private void insert(String table, Map<String, String> others, String model, int howMany) {
        var columns =
                database.column(
                        "SELECT column_name FROM information_schema.columns"
                                + " WHERE table_schema = ? AND table_name = ?"
                                + " ORDER BY ordinal_position",
                        shop.schema(),
                        table);
        var values =
                columns.stream()
                        .map(column -> others.getOrDefault(column, "t." + column))
                        .collect(Collectors.joining(", "));
        database.run(
                "INSERT INTO "
                        + shop.table(table)
                        + " SELECT "
                        + values
                        + " FROM "
                        + source.table(table)
                        + " t JOIN ("
                        + numbers()
                        + ") n"
                        + " WHERE t.order_id = ? AND n.n < ?",
                model,
                howMany);
    }

    private static String numbers() {
        return "SELECT a.d + 10 * b.d + 100 * c.d + 1000 * e.d + 10000 * f.d AS n FROM "
                + List.of("a", "b", "c", "e", "f").stream()
                        .map(name -> DIGITS + " " + name)
                        .collect(Collectors.joining(", "));
    }
}
