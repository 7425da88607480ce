package io.yanhuo.rules.broken;

import com.zaxxer.hikari.HikariConfig;

/** Sends all connections of a pool to another restaurant's schema. */
class BySchemaOfThePool {
    void go(HikariConfig config, String schema) {
        config.setSchema(schema);
    }
}
