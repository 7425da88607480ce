package io.yanhuo.migrations;

import javax.sql.DataSource;

/** The servers on which restaurants' schemas lie. */
@FunctionalInterface
public interface DatabaseServers {
    /**
     * Logs in there as the account that creates and alters.
     *
     * @param cluster its name in {@code db_cluster}
     */
    DataSource ddl(String cluster);
}
