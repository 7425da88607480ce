package io.yanhuo.rules.broken;

import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.SQLException;

/** Goes to another restaurant's schema by a method that only this driver has. */
class ByDatabaseOfTheDriver {
    void go(JdbcConnection connection, String schema) throws SQLException {
        connection.setDatabase(schema);
    }
}
