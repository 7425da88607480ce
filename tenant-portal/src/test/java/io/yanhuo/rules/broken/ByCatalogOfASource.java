package io.yanhuo.rules.broken;

import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Sends connections without a pool to another restaurant's schema. */
class ByCatalogOfASource {
    void go(DriverManagerDataSource source, String schema) {
        source.setCatalog(schema);
    }
}
