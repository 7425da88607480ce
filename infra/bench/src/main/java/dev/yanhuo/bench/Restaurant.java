package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The demo restaurant on which everything is measured, with a menu of a fixed size. */
record Restaurant(String publicId, String schema, String host) {
    static Restaurant find(Connection administrator, String slug) throws SQLException {
        var query =
                "SELECT t.public_id, p.schema_name, h.host FROM platform.tenant t"
                        + " JOIN platform.tenant_placement p ON p.tenant_id = t.tenant_id"
                        + " JOIN platform.tenant_host h ON h.tenant_id = t.tenant_id"
                        + " WHERE t.slug = ?";
        try (var statement = administrator.prepareStatement(query)) {
            statement.setString(1, slug);
            try (var row = statement.executeQuery()) {
                if (!row.next()) throw new IllegalStateException("no demo restaurant " + slug);
                return new Restaurant(row.getString(1), row.getString(2), row.getString(3));
            }
        }
    }

    /** Copies dishes until there are so many; each copy has one price and no add-ons. */
    void fillMenu(Connection administrator, int dishes) throws SQLException {
        int there = Integer.parseInt(column(administrator, "SELECT COUNT(*) FROM dish").getFirst());
        for (int i = there; i < dishes; i++) {
            var id = "bench%015d".formatted(i);
            run(
                    administrator,
                    "INSERT IGNORE INTO dish SELECT '"
                            + id
                            + "', category_id, station_id, CONCAT(LEFT(name, 30), ' "
                            + i
                            + "'), description, ingredients, picture, packaging, TRUE, FALSE,"
                            + " FALSE, position + "
                            + i
                            + ", 0 FROM dish ORDER BY dish_id LIMIT 1");
            run(
                    administrator,
                    "INSERT IGNORE INTO sku (sku_id, dish_id, code, spec, price, removed, position)"
                            + " VALUES ('"
                            + id
                            + "', '"
                            + id
                            + "', 'B"
                            + i
                            + "', '', 1800, FALSE, 0)");
        }
        run(administrator, "UPDATE menu_edition SET edition = edition + 1");
    }

    /** Counts the stock of these SKUs from now on: the expensive case. */
    void count(Connection administrator, List<String> skus) throws SQLException {
        for (var sku : skus) {
            run(administrator, "UPDATE sku SET stock = 100000000 WHERE sku_id = '" + sku + "'");
        }
    }

    List<String> column(Connection administrator, String query) throws SQLException {
        enter(administrator);
        try (var statement = administrator.createStatement();
                var rows = statement.executeQuery(query)) {
            var found = new ArrayList<String>();
            while (rows.next()) found.add(rows.getString(1));
            return found;
        }
    }

    private void run(Connection administrator, String sql) throws SQLException {
        enter(administrator);
        try (var statement = administrator.createStatement()) {
            statement.execute(sql);
        }
    }

    private void enter(Connection administrator) throws SQLException {
        administrator.setCatalog(schema);
    }
}
