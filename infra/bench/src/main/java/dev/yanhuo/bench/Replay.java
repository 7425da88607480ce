package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** The statements of orders by plain JDBC, in copies of the schemas. */
final class Replay {
    private static final String RESTAURANT = "yanhuo_bench_restaurant";
    private static final String PLATFORM = "yanhuo_bench_platform";
    private static final String LETTERS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final Database database;
    private final Script script;
    private final String coupon;
    private final String diner;
    private final AtomicInteger next = new AtomicInteger();

    /**
     * @param coupon of the order that the script is of
     * @param diner who has placed it
     */
    Replay(Database database, Script script, String coupon, String diner) {
        this.database = database;
        this.script = script;
        this.coupon = coupon;
        this.diner = diner;
    }

    /** Copies the schemas, and hands out a coupon for the diner of each order to come. */
    void prepare(Restaurant shop, int orders) throws SQLException {
        new Copy(database, shop.schema()).createWithRows(RESTAURANT);
        new Copy(database, "platform").createWithRows(PLATFORM);
        var columns = "name, off, at_least, taken_at, valid_until";
        try (var connection = database.connect(RESTAURANT);
                var insert =
                        connection.prepareStatement(
                                "INSERT INTO coupon (coupon_id, offer_id, diner_id, %1$s)"
                                                .formatted(columns)
                                        + " SELECT ?, ?, ?, %1$s FROM coupon WHERE coupon_id = ?"
                                                .formatted(columns))) {
            connection.setAutoCommit(false);
            for (int i = 0; i < orders; i++) {
                insert.setString(1, coupon(i));
                insert.setString(2, coupon(i));
                insert.setString(3, diner(i));
                insert.setString(4, coupon);
                insert.executeUpdate();
            }
            connection.commit();
        }
    }

    private static String coupon(int number) {
        return "bench%015d".formatted(number);
    }

    private static String diner(int number) {
        return "diner%015d".formatted(number);
    }

    Work.Hiring hiring() {
        return () -> {
            var restaurant = database.connect(RESTAURANT);
            restaurant.setAutoCommit(false);
            return new Worker(restaurant, database.connect(PLATFORM));
        };
    }

    /**
     * @throws IllegalStateException unless so many orders have been written whole
     */
    void check(int orders) {
        var written =
                database.one(
                        "SELECT COUNT(*) FROM "
                                + RESTAURANT
                                + ".coupon"
                                + " WHERE coupon_id LIKE 'bench%' AND order_id IS NOT NULL");
        if (Integer.parseInt(written) != orders) {
            throw new IllegalStateException(written + " orders by JDBC instead of " + orders);
        }
    }

    void cleanUp() {
        for (var schema : List.of(RESTAURANT, PLATFORM)) {
            database.run("DROP SCHEMA IF EXISTS " + schema);
        }
    }

    private final class Worker implements Work {
        private final Connection restaurant;
        private final Connection platform;
        private final Statement inRestaurant;
        private final Statement inPlatform;

        Worker(Connection restaurant, Connection platform) throws SQLException {
            this.restaurant = restaurant;
            this.platform = platform;
            this.inRestaurant = restaurant.createStatement();
            this.inPlatform = platform.createStatement();
        }

        @Override
        public void perform(int n) throws SQLException {
            var values = new HashMap<String, String>();
            for (var id : script.fresh()) values.put(id, id.length() == 20 ? id() : uuid());
            int number = next.getAndIncrement();
            values.put(coupon, coupon(number));
            values.put(diner, diner(number));
            for (var step : script.steps()) {
                var to = step.platform() ? inPlatform : inRestaurant;
                read(to, step.template().with(values));
            }
            restaurant.commit();
        }

        private static void read(Statement statement, String sql) throws SQLException {
            if (!statement.execute(sql)) return;
            try (var rows = statement.getResultSet()) {
                while (rows.next()) rows.getString(1);
            }
        }

        private static String uuid() {
            return UUID.randomUUID().toString();
        }

        private static String id() {
            var id = new StringBuilder(20);
            for (int i = 0; i < 20; i++) {
                id.append(LETTERS.charAt(ThreadLocalRandom.current().nextInt(LETTERS.length())));
            }
            return id.toString();
        }

        @Override
        public void close() throws SQLException {
            restaurant.close();
            platform.close();
        }
    }
}
