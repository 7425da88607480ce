package io.yanhuo.tenancy;

import io.yanhuo.migrations.Tls;
import java.time.Duration;

/** How the driver is told to behave; every word here was measured. */
final class DatabaseUrl {
    /**
     * No server-side statements, because the server drops them with the account; no information
     * schema look-ups, because MariaDB lacks a column that the driver reads. How a statement splits
     * at its question marks is found out once. No time limit on reading, because each read of a
     * virtual thread would set and stop an alarm; {@link WatchedSockets} notices a dead server.
     */
    private static final String OPTIONS =
            "?useInformationSchema=false&useServerPrepStmts=false&allowMultiQueries=false"
                    + "&useLocalSessionState=true&elideSetAutoCommits=true"
                    + "&cacheServerConfiguration=true&connectionTimeZone=UTC"
                    + "&characterEncoding=UTF-8&rewriteBatchedStatements=true"
                    + "&cachePrepStmts=true&prepStmtCacheSize=100&prepStmtCacheSqlLimit=2048"
                    + "&maintainTimeStats=false&connectTimeout=5000&tcpKeepAlive=true"
                    + "&socketFactory="
                    + WatchedSockets.class.getName();

    private DatabaseUrl() {}

    /**
     * For what must not wait for a line that has gone silent: the system would for a quarter hour.
     */
    static String of(DatabaseSettings settings, String address, Duration silence) {
        return of(settings, address, "") + "&socketTimeout=" + silence.toMillis();
    }

    static String of(DatabaseSettings settings, String address, String schema) {
        return "jdbc:mysql://" + address + "/" + schema + OPTIONS + Tls.options(settings.tls());
    }
}
