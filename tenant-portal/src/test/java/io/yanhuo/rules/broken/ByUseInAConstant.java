package io.yanhuo.rules.broken;

import java.sql.SQLException;
import java.sql.Statement;

/** Says so in two halves. */
class ByUseInAConstant {
    private static final String GO = "\n\tUS";

    void go(Statement statement) throws SQLException {
        statement.execute(GO + "E neighbours");
    }
}
