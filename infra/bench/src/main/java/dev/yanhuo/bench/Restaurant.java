package dev.yanhuo.bench;

/** The demo restaurant on which everything is measured. */
record Restaurant(String publicId, String schema, String host) {
    static final int DISHES = 120;

    static Restaurant find(Database database, String slug) {
        var row =
                database.rows(
                        """
                        SELECT t.public_id, p.schema_name, h.host FROM platform.tenant t
                          JOIN platform.tenant_placement p ON p.tenant_id = t.tenant_id
                          JOIN platform.tenant_host h
                            ON h.tenant_id = t.tenant_id AND h.kind = 'SLUG'
                         WHERE t.slug = ?
                        """,
                        slug);
        if (row.isEmpty()) throw new IllegalStateException("no demo restaurant " + slug);
        return new Restaurant(row.getFirst().get(0), row.getFirst().get(1), row.getFirst().get(2));
    }

    String api() {
        return "/t/" + publicId + "/api";
    }

    /** A table of its schema. */
    String table(String name) {
        return "`" + schema + "`." + name;
    }

    /** Copies dishes until there are so many; each copy has one price and no add-ons. */
    void fillMenu(Database database) {
        for (int i = dishes(database); i < DISHES; i++) {
            var id = "bench%015d".formatted(i);
            database.run(
                    """
                    INSERT INTO %1$s SELECT ?, category_id, station_id,
                           CONCAT(LEFT(name, 30), ' ', ?), description, ingredients, picture,
                           packaging, TRUE, FALSE, FALSE, position + ?, 0
                      FROM %1$s ORDER BY dish_id LIMIT 1
                    """
                            .formatted(table("dish")),
                    id,
                    i,
                    i);
            database.run(
                    "INSERT INTO "
                            + table("sku")
                            + " (sku_id, dish_id, code, spec, price, removed, position)"
                            + " VALUES (?, ?, ?, '', 1800, FALSE, 0)",
                    id,
                    id,
                    "B" + i);
        }
        if (dishes(database) < DISHES) throw new IllegalStateException("no dish to copy");
        turnMenu(database);
    }

    private int dishes(Database database) {
        return Integer.parseInt(database.one("SELECT COUNT(*) FROM " + table("dish")));
    }

    /** Counts the stock of this SKU from now on: the expensive case. */
    void count(Database database, String sku, int stock) {
        database.run("UPDATE " + table("sku") + " SET stock = ? WHERE sku_id = ?", stock, sku);
        turnMenu(database);
    }

    private void turnMenu(Database database) {
        database.run("UPDATE " + table("menu_edition") + " SET edition = edition + 1");
    }
}
