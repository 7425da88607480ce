package io.yanhuo.rules.broken;

import java.sql.Connection;
import java.sql.SQLException;

/** Goes to another restaurant's schema behind the account's back. */
class ByCatalog {
    void go(Connection connection, String schema) throws SQLException {
        connection.setCatalog(schema);
    }
}
