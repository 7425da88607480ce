package io.yanhuo.rules.broken;

import com.zaxxer.hikari.HikariDataSource;

/** Sends all connections of a pool to another restaurant's schema. */
class ByCatalogOfThePool {
    void go(HikariDataSource pool, String schema) {
        pool.setCatalog(schema);
    }
}
