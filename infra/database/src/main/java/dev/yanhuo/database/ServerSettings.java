package dev.yanhuo.database;

import java.util.ArrayList;
import java.util.List;

/** Settings that production has too, see {@code infra/production}; the product relies on them. */
final class ServerSettings {
    static final List<String> ALL =
            List.of(
                    "--character-set-server=utf8mb4",
                    "--collation-server=utf8mb4_bin",
                    // A borrowed connection starts from the server's settings, not the driver's.
                    "--default-time-zone=+00:00",
                    "--transaction-isolation=READ-COMMITTED",
                    "--sql-mode=ONLY_FULL_GROUP_BY,STRICT_TRANS_TABLES,ERROR_FOR_DIVISION_BY_ZERO,"
                            + "NO_ENGINE_SUBSTITUTION",
                    "--max-connections=300",
                    // Each restaurant brings dozens of tables.
                    "--table-open-cache=4000",
                    "--table-definition-cache=8000",
                    "--open-files-limit=20000",
                    "--innodb-lock-wait-timeout=10");

    /** As production's server keeps it by itself; the size is that of a developer's machine. */
    private static final List<String> BINARY_LOG =
            List.of(
                    "--log-bin=binlog",
                    "--server-id=1",
                    "--binlog-row-image=FULL",
                    "--binlog-expire-logs-seconds=604800",
                    "--max-binlog-size=64M");

    private ServerSettings() {}

    static List<String> binaryLog(Options options) {
        if (!options.binaryLog()) return List.of("--skip-log-bin");
        var settings = new ArrayList<>(BINARY_LOG);
        settings.add("--sync-binlog=" + (options.durable() ? 1 : 0));
        return settings;
    }
}
