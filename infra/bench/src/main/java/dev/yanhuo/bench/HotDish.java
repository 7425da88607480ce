package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Many want the same dish, of which there are too few; beside one counter by plain JDBC. */
final class HotDish implements Measurement {
    private static final int TOO_MANY = 10;
    private static final int SIDE_BY_SIDE = 16;
    private static final String COUNTER = Routing.SCHEMA + ".hot_sku";
    private static final String SALES = Routing.SCHEMA + ".hot_sale";

    private final Place place;
    private final Visits visits;
    private final int stock;
    private final String sku;

    HotDish(Place place, Visits visits, Extent extent) {
        this.place = place;
        this.visits = visits;
        this.stock = 2 * extent.heavy();
        var menu = new Web(place.port(), "127.0.0.1").json(place.shop().api() + "/menu", Map.of());
        this.sku = Dish.find(menu, "烧鹅饭").largestSku();
    }

    @Override
    public String name() {
        return "hot";
    }

    @Override
    public Section measure() throws Exception {
        double ours = sellOut();
        double raw = sellOutByJdbc();
        return new Section(
                "hot dish: " + stock + " left, " + SIDE_BY_SIDE + " connections, none oversold",
                List.of(),
                List.of(
                        Figure.of("orders a second", ours, ""),
                        Figure.of("conditional UPDATE and INSERT by plain JDBC", raw, "per s"),
                        Figure.of("share", Ratio.of(ours, raw), "", Goal.atLeast(0.8))));
    }

    /**
     * @return orders a second
     * @throws IllegalStateException if more or fewer were sold than there were
     */
    private double sellOut() throws Exception {
        var shop = place.shop();
        var orders = new OneDish(place, visits.diners().tokens(stock / 2 + stock + TOO_MANY), sku);
        shop.count(place.database(), sku, 1_000_000);
        Load.run(stock / 2, SIDE_BY_SIDE, orders.hiring());
        expect("sold to warm up", stock / 2, orders.sold());
        shop.count(place.database(), sku, stock);
        orders.forget();
        double seconds = Load.run(stock + TOO_MANY, SIDE_BY_SIDE, orders.hiring());
        expect("sold", stock, orders.sold());
        var left = "SELECT stock FROM " + shop.table("sku") + " WHERE sku_id = ?";
        expect("left", 0, Integer.parseInt(place.database().one(left, sku)));
        return stock / seconds;
    }

    private double sellOutByJdbc() throws SQLException {
        var database = place.database();
        for (var table : List.of(COUNTER, SALES)) database.run("DROP TABLE IF EXISTS " + table);
        database.run("CREATE TABLE " + COUNTER + " (id INT PRIMARY KEY, stock INT)");
        database.run("CREATE TABLE " + SALES + " (id CHAR(36) PRIMARY KEY, at DATETIME(6))");
        database.run("INSERT INTO " + COUNTER + " VALUES (1, ?)", stock + stock / 2);
        Load.run(stock / 2, SIDE_BY_SIDE, this::worker);
        double seconds = Load.run(stock + TOO_MANY, SIDE_BY_SIDE, this::worker);
        var sold = database.one("SELECT COUNT(*) FROM " + SALES);
        expect("sold by JDBC", stock + stock / 2, Integer.parseInt(sold));
        return stock / seconds;
    }

    private Work worker() throws SQLException {
        var connection = place.database().connect(Routing.SCHEMA);
        connection.setAutoCommit(false);
        return new Work() {
            @Override
            public void perform(int n) throws SQLException {
                sell(connection);
            }

            @Override
            public void close() throws SQLException {
                connection.close();
            }
        };
    }

    private static void sell(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            var sale = "'" + UUID.randomUUID() + "', NOW(6)";
            statement.execute("INSERT INTO " + SALES + " VALUES (" + sale + ")");
            var taken =
                    statement.executeUpdate(
                            "UPDATE "
                                    + COUNTER
                                    + " SET stock = stock - 1 WHERE id = 1 AND stock >= 1");
            if (taken == 1) connection.commit();
            else connection.rollback();
        }
    }

    private static void expect(String what, int wanted, int found) {
        if (wanted == found) return;
        throw new IllegalStateException(what + ": " + found + " instead of " + wanted);
    }
}
