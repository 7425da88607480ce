package io.yanhuo.rules.broken;

import java.sql.SQLException;
import java.sql.Statement;

/** Says so below a comment. */
class ByUseInABlock {
    void go(Statement statement, String schema) throws SQLException {
        statement.execute(
                """
                -- to the neighbours
                /* at once */
                    Use %s
                """
                        .formatted(schema));
    }
}
