package io.yanhuo.rules.broken;

import java.sql.Connection;
import java.sql.SQLException;

/** Goes to another restaurant's schema, as it believes. */
class BySchema {
    void go(Connection connection, String schema) throws SQLException {
        connection.setSchema(schema);
    }
}
