package dev.yanhuo.database;

import java.nio.file.Path;
import java.util.List;

/**
 * Which server is started. Development and tests bring MariaDB along; production runs MySQL, and
 * whoever has one names its {@code mysqld} in {@code YANHUO_MYSQLD} and has everything run on that.
 */
sealed interface Program {
    static Program chosen() {
        var mysqld = System.getenv("YANHUO_MYSQLD");
        return mysqld == null || mysqld.isBlank()
                ? new MariaDb(Binary.folder())
                : new MySql(mysqld);
    }

    /** Makes the server's own tables in a folder that does not exist yet. */
    List<String> installation(Path data);

    /** How it is called, without what both have in common. */
    List<String> command(Path data);

    /** What this one alone knows. */
    List<String> settings();

    /** With a binary log. */
    List<String> binaryLog();

    record MariaDb(Path home) implements Program {
        @Override
        public List<String> installation(Path data) {
            return List.of(
                    home.resolve("scripts/mariadb-install-db").toString(),
                    "--no-defaults",
                    "--basedir=" + home,
                    "--datadir=" + data,
                    "--auth-root-authentication-method=normal",
                    "--skip-test-db",
                    "--user=" + user());
        }

        @Override
        public List<String> command(Path data) {
            return List.of(
                    home.resolve("bin/mariadbd").toString(),
                    "--no-defaults",
                    "--basedir=" + home,
                    "--datadir=" + data,
                    "--lc-messages-dir=" + home.resolve("share"),
                    "--user=" + user());
        }

        @Override
        public List<String> settings() {
            return List.of(
                    // It would make a new TLS key at every start, which takes 8 to 45 s.
                    "--skip-ssl", "--skip-name-resolve", "--innodb-log-file-size=128M");
        }

        @Override
        public List<String> binaryLog() {
            return List.of(
                    "--binlog-format=ROW",
                    "--max-binlog-total-size=1G",
                    // It would keep all for a replica that nobody has.
                    "--slave-connections-needed-for-purge=0");
        }
    }

    /** As {@code infra/compose.yaml} runs it. */
    record MySql(String mysqld) implements Program {
        @Override
        public List<String> installation(Path data) {
            return List.of(
                    mysqld,
                    "--no-defaults",
                    "--initialize-insecure",
                    "--datadir=" + data,
                    "--user=" + user());
        }

        @Override
        public List<String> command(Path data) {
            return List.of(mysqld, "--no-defaults", "--datadir=" + data, "--user=" + user());
        }

        @Override
        public List<String> settings() {
            return List.of(
                    "--mysqlx=OFF", "--partial-revokes=ON", "--innodb-redo-log-capacity=128M");
        }

        @Override
        public List<String> binaryLog() {
            return List.of();
        }
    }

    private static String user() {
        return System.getProperty("user.name");
    }
}
