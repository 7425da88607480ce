package io.yanhuo.rules.broken;

import java.sql.SQLException;
import java.sql.Statement;

/** Says so at the end of what it says. */
class ByUseAfterAnother {
    void go(Statement statement, String schema) throws SQLException {
        statement.execute("SET @before = 1; use `" + schema + "`");
    }
}
