package io.yanhuo.rules.broken;

import java.sql.SQLException;
import java.sql.Statement;

/** Says by itself where it wants to be. */
class ByUse {
    void go(Statement statement, String schema) throws SQLException {
        statement.execute("USE " + schema);
    }
}
