package io.yanhuo.tenancy.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.tenancy.StepFailure;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** A copy follows what the binary log says of its original. */
class RowReplayIT {
    private static final List<String> TABLES = List.of("thing", "pair", "keyless");

    private final FollowedSchema followed = new FollowedSchema();

    RowReplayIT() throws SQLException {}

    @AfterEach
    void gone() throws SQLException {
        followed.close();
    }

    @Nested
    class A_copy {
        @Test
        @DisplayName(
                "T-46 has after it every value of every kind that the original has, to the byte")
        void to_the_byte() throws Exception {
            var from = followed.here();
            everything();
            var moment = followed.moment();

            var replayed = followed.follow(from, moment);

            for (var table : TABLES) {
                assertThat(followed.rows(followed.copy, table))
                        .as(table)
                        .isNotEmpty()
                        .isEqualTo(followed.rows(followed.original, table));
            }
            assertThat(replayed.lastAt()).isNotNull().isBeforeOrEqualTo(moment);
            assertThat(replayed.transactions()).isEqualTo(12);
        }

        @Test
        @DisplayName("T-46 is not taken for complete when the log breaks off on the way")
        void from_a_log_that_breaks_off() throws Exception {
            var from = followed.here();
            for (int i = 0; i < 200; i++) {
                followed.run(
                        "INSERT INTO %s.pair VALUES ('a', %d, 'n')"
                                .formatted(followed.original, i));
            }
            var moment = followed.moment();
            try (var proxy = new ClosingProxy(followed.address, 300)) {
                assertThatThrownBy(() -> followed.follow(proxy.address(), from, moment, () -> {}))
                        .isInstanceOf(StepFailure.class)
                        .hasMessageContaining("log-cut");
            }
            assertThat(followed.rows(followed.copy, "pair")).hasSizeLessThan(200);

            followed.follow(from, moment);

            assertThat(followed.rows(followed.copy, "pair"))
                    .isEqualTo(followed.rows(followed.original, "pair"));
        }

        @Test
        @DisplayName("T-46 has what was committed by the moment, and nothing of what came later")
        void to_the_moment() throws Exception {
            var from = followed.here();
            everything();
            var then = followed.rows(followed.original, "thing");
            var moment = followed.moment();
            followed.run("DELETE FROM %s.thing".formatted(followed.original));

            followed.follow(from, moment);

            assertThat(followed.rows(followed.copy, "thing")).isEqualTo(then);
            assertThat(followed.rows(followed.original, "thing")).isEmpty();
        }

        @Test
        @DisplayName("T-46 has nothing of its neighbour's, nor of what was taken back")
        void of_nobody_else() throws Exception {
            var from = followed.here();
            followed.run("INSERT INTO %s.pair VALUES ('x', 1, 'n')".formatted(followed.neighbour));
            followed.connection.setAutoCommit(false);
            followed.run("INSERT INTO %s.pair VALUES ('y', 2, 'r')".formatted(followed.original));
            followed.run("ROLLBACK");
            followed.run("INSERT INTO %s.pair VALUES ('z', 3, 'o')".formatted(followed.original));
            followed.run("INSERT INTO %s.pair VALUES ('z', 4, 'n')".formatted(followed.neighbour));
            followed.run("COMMIT");
            followed.connection.setAutoCommit(true);
            followed.run("UPDATE %s.tenant_identity SET epoch = 9".formatted(followed.original));

            var replayed = followed.follow(from, followed.moment());

            assertThat(followed.rows(followed.copy, "pair"))
                    .hasSize(1)
                    .isEqualTo(followed.rows(followed.original, "pair"));
            assertThat(followed.rows(followed.copy, "tenant_identity")).containsExactly("31 ");
            assertThat(replayed.rows()).isEqualTo(1);
        }

        @Test
        @DisplayName("T-46 goes on where a hand has died, and repeats nothing twice")
        void after_a_death() throws Exception {
            var from = followed.here();
            many(2_500);
            var moment = followed.moment();
            var commits = new AtomicInteger();

            assertThatThrownBy(() ->
                            followed.follow(
                                    from,
                                    moment,
                                    () -> {
                                        if (commits.incrementAndGet() == 3) throw new Death();
                                    }))
                    .isInstanceOf(Death.class);
            assertThat(followed.rows(followed.copy, "pair")).hasSizeBetween(1, 2_499);
            var replayed = followed.follow(from, moment);

            assertThat(followed.rows(followed.copy, "pair"))
                    .isEqualTo(followed.rows(followed.original, "pair"));
            assertThat(replayed.transactions()).isEqualTo(2_500);
        }
    }

    @Nested
    class Nobody_follows {
        @Test
        @DisplayName("T-46 a change of the structure: it is named, with its time")
        void a_structure() throws Exception {
            var from = followed.here();
            followed.run("ALTER TABLE %s.pair ADD COLUMN extra INT".formatted(followed.original));
            followed.run(
                    "INSERT INTO %s.pair VALUES ('x', 1, 'n', 7)".formatted(followed.original));

            var moment = followed.moment();
            assertThatThrownBy(() -> followed.follow(from, moment))
                    .isInstanceOf(StepFailure.class)
                    .hasMessageContaining("log-structure")
                    .hasMessageContaining("20");
        }

        @Test
        @DisplayName("T-46 with a copy that is not what the original was")
        void another_copy() throws Exception {
            followed.run("INSERT INTO %s.pair VALUES ('x', 1, 'n')".formatted(followed.original));
            var from = followed.here();
            followed.run("UPDATE %s.pair SET note = 'm'".formatted(followed.original));

            var moment = followed.moment();
            assertThatThrownBy(() -> followed.follow(from, moment))
                    .hasMessageContaining("log-differs");
        }

        @Test
        @DisplayName("T-46 a log that has been deleted")
        void what_is_gone() throws Exception {
            var here = followed.here();
            var gone = here.at("binlog.999999", 4);
            var log = new BinaryLog(followed.connection);

            assertThat(log.has(here)).isTrue();
            assertThat(log.has(gone)).isFalse();
            assertThat(log.has(new LogPosition("another", here.file(), here.offset()))).isFalse();
            var moment = followed.moment();
            assertThatThrownBy(() -> followed.follow(gone, moment))
                    .hasMessageContaining("log-gone");
        }
    }

    private static final class Death extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private void many(int rows) throws SQLException {
        for (int i = 0; i < rows; i++) {
            followed.run(
                    "INSERT INTO %s.pair VALUES ('%s', %d, 'n')"
                            .formatted(followed.original, "k" + i % 7, i));
        }
    }

    /** Twelve transactions with each kind of value at its ends. */
    private void everything() throws SQLException {
        followed.thing(
                "0, 255, 65535, 16777215, 4294967295, 18446744073709551615, -9223372036854775808,"
                        + " 1, -12345678901234.000001, 0.1, 1.5, b'101010101010', 2026,"
                        + " '1931-02-28', '1969-12-31 23:59:59', '2026-01-02 03:04:05.007',"
                        + " '9999-12-31 23:59:59.999999', '2026-11-29 00:00:00.000001',"
                        + " 'a b ', '烤鸭🦆\\n\\'\"\\\\', '', '长', x'00ff2700', x'01', x'0000',"
                        + " 'BAD', 'A,C'");
        followed.thing(
                "0, 0, 0, 0, 0, 0, 9223372036854775807, 0, 0, -1e-300, 0, b'0', 1999,"
                        + " '2026-03-01', '1600-01-01 00:00:00', '1970-01-01 00:00:00.001',"
                        + " '2026-06-30 12:00:00.5', '2037-12-31 23:59:59.999999',"
                        + " '', '', 'x', '', x'', x'00000000', x'', 'GOOD', ''");
        followed.thing("77" + ", NULL".repeat(26));
        var schema = followed.original;
        followed.run("UPDATE %s.thing SET name = '改', at_micros = NULL".formatted(schema));
        followed.run("UPDATE %s.thing SET id = 500 WHERE id = 77".formatted(schema));
        followed.run("INSERT INTO %s.pair VALUES ('a', 1, NULL), ('b', 1, 'n')".formatted(schema));
        followed.run("UPDATE %s.pair SET two = 2, one = 'c' WHERE one = 'b'".formatted(schema));
        followed.run("DELETE FROM %s.pair WHERE one = 'a'".formatted(schema));
        followed.run(
                "INSERT INTO %s.keyless VALUES (1, NULL), (2, 'x'), (2, 'x')".formatted(schema));
        followed.run("DELETE FROM %s.keyless WHERE one = 2 LIMIT 1".formatted(schema));
        followed.run("UPDATE %s.keyless SET note = 'y' WHERE one = 1".formatted(schema));
        followed.run("REPLACE INTO %s.pair VALUES ('c', 2, 'again')".formatted(schema));
    }
}
