package dev.yanhuo.bench;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Makes a restaurant's orders slow: holds the row of a dish that all of them take from, some
 * seconds on and some seconds off, so that they keep their connections and wait.
 */
final class SlowOrders implements AutoCloseable {
    private static final long ON_MILLIS = 4_000;
    private static final long OFF_MILLIS = 2_000;

    private final Connection connection;
    private final Thread holder;
    private volatile boolean wanted = true;

    SlowOrders(Database database, Restaurant shop, String sku) throws SQLException {
        this.connection = database.connect("");
        connection.setAutoCommit(false);
        var hold = "SELECT stock FROM " + shop.table("sku") + " WHERE sku_id = ? FOR UPDATE";
        this.holder = Thread.ofPlatform().start(() -> onAndOff(hold, sku));
    }

    private void onAndOff(String hold, String sku) {
        try (var statement = connection.prepareStatement(hold)) {
            statement.setString(1, sku);
            while (wanted) {
                statement.executeQuery().close();
                sleep(ON_MILLIS);
                connection.rollback();
                sleep(OFF_MILLIS);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void sleep(long millis) {
        for (long slept = 0; wanted && slept < millis; slept += 50) {
            try {
                Thread.sleep(50);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                wanted = false;
            }
        }
    }

    @Override
    public void close() throws Exception {
        wanted = false;
        holder.join();
        connection.close();
    }
}
