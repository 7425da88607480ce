package io.yanhuo.tenancy;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connections of the account that creates and alters; opened one by one, for it is rarely used. */
final class DdlConnections {
    private DdlConnections() {}

    static DataSource of(DatabaseSettings settings, String address) {
        return new DriverManagerDataSource(
                DatabaseUrl.of(settings, address, ""), "yanhuo_ddl", settings.ddlPassword());
    }
}
