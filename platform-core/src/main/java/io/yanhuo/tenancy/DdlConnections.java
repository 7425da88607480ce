package io.yanhuo.tenancy;

import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Connections of the account that creates and alters; opened one by one, for it is rarely used. */
final class DdlConnections {
    static final String ACCOUNT = "yanhuo_ddl";

    private DdlConnections() {}

    static DataSource of(DatabaseSettings settings, String address) {
        return from(settings, DatabaseUrl.of(settings, address, ""));
    }

    /** They give a statement up to which the server says nothing for so long. */
    static DataSource of(DatabaseSettings settings, String address, Duration silence) {
        return from(settings, DatabaseUrl.of(settings, address, silence));
    }

    private static DataSource from(DatabaseSettings settings, String url) {
        return new DriverManagerDataSource(url, ACCOUNT, settings.ddlPassword());
    }
}
