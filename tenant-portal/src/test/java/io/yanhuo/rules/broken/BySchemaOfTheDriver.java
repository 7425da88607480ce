package io.yanhuo.rules.broken;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.SQLException;

/** Goes to another restaurant's schema by the driver's own name for a connection. */
class BySchemaOfTheDriver {
    void go(JdbcConnection connection, String schema) throws SQLException {
        connection.setSchema(schema);
    }
}
