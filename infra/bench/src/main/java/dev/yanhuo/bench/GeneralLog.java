package dev.yanhuo.bench;

import java.util.List;
import java.util.concurrent.Callable;

/** The database server's own record of what it is sent, switched on for a moment. */
final class GeneralLog {
    private static final List<String> OF_OURS = List.of("general_log");

    private static final int WARM_UP = 20;
    private static final int ATTEMPTS = 5;

    /** How many requests {@link #ofOne} sends. */
    static final int NEEDED = WARM_UP + ATTEMPTS;

    private final Database database;

    GeneralLog(Database database) {
        this.database = database;
    }

    /**
     * @param thread number of the connection
     * @param user as whom it is logged in at that moment; a restaurant's account is named like its
     *     schema
     * @param command such as {@code Query} or {@code Change user}
     */
    record Entry(long thread, String user, String command, String text) {
        boolean isQuery() {
            return command.equals("Query");
        }
    }

    /** What the server was sent while this was done, in order. */
    List<Entry> during(Callable<?> work) throws Exception {
        database.run("SET GLOBAL log_output = 'TABLE'");
        database.run("TRUNCATE TABLE mysql.general_log");
        database.run("SET GLOBAL general_log = 1");
        try {
            work.call();
        } finally {
            database.run("SET GLOBAL general_log = 0");
        }
        return entries();
    }

    /**
     * What one request sends. Other work of the application may fall into the same moment, so of
     * several attempts the one counts in which least was sent.
     */
    List<Entry> ofOne(Visit visit, int port) throws Exception {
        List<Entry> least = List.of();
        try (var worker = visit.to(port).hire()) {
            for (int i = 0; i < WARM_UP; i++) worker.perform(i);
            for (int i = 0; i < ATTEMPTS; i++) {
                int n = i;
                var sent =
                        during(() -> {
                            worker.perform(n);
                            return null;
                        });
                if (least.isEmpty() || sent.size() < least.size()) least = sent;
            }
        }
        return least;
    }

    private List<Entry> entries() {
        return database
                .rows(
                        "SELECT thread_id, SUBSTRING_INDEX(user_host, '[', 1), command_type, argument"
                                + " FROM mysql.general_log")
                .stream()
                .map(row ->
                        new Entry(Long.parseLong(row.get(0)), row.get(1), row.get(2), row.get(3)))
                .filter(entry -> OF_OURS.stream().noneMatch(entry.text()::contains))
                .toList();
    }
}
