package io.yanhuo.rules.broken;

import com.mysql.cj.jdbc.ConnectionImpl;
import java.sql.SQLException;

/** Goes to another restaurant's schema by the driver's own name for a connection. */
class ByCatalogOfTheDriver {
    void go(ConnectionImpl connection, String schema) throws SQLException {
        connection.setCatalog(schema);
    }
}
