package io.yanhuo.tenancy;

/** How the driver is told to behave; every word here was measured. */
final class DatabaseUrl {
    /**
     * No server-side statements, because the server drops them with the account; no information
     * schema look-ups, because MariaDB lacks a column that the driver reads.
     */
    private static final String OPTIONS =
            "?useInformationSchema=false&useServerPrepStmts=false&allowMultiQueries=false"
                    + "&useLocalSessionState=true&elideSetAutoCommits=true"
                    + "&cacheServerConfiguration=true&connectionTimeZone=UTC"
                    + "&characterEncoding=UTF-8&rewriteBatchedStatements=true"
                    + "&connectTimeout=5000&socketTimeout=60000&tcpKeepAlive=true"
                    + "&sslMode=";

    private DatabaseUrl() {}

    static String withoutSchema(DatabaseSettings settings) {
        return of(settings, "");
    }

    static String of(DatabaseSettings settings, String schema) {
        return "jdbc:mysql://" + settings.address() + "/" + schema + OPTIONS + settings.tls();
    }
}
