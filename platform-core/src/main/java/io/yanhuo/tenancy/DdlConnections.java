package io.yanhuo.tenancy;

import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connections of the account that creates and alters; opened one by one, for it is rarely used. */
final class DdlConnections {
    static final String ACCOUNT = "yanhuo_ddl";

    private DdlConnections() {}

    static DataSource of(DatabaseSettings settings, String address) {
        return new DriverManagerDataSource(
                DatabaseUrl.of(settings, address, ""), ACCOUNT, settings.ddlPassword());
    }
}
