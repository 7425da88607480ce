package io.yanhuo.rules.broken;

import java.sql.Connection;
import java.sql.SQLException;

/** Goes to another restaurant's schema without a call that anybody sees. */
class BySchemaReference {
    interface Go {
        void to(String schema) throws SQLException;
    }

    Go go(Connection connection) {
        return connection::setSchema;
    }
}
