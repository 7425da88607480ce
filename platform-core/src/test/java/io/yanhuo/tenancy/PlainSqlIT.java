package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What a plain statement may find. */
class PlainSqlIT extends JudgeScene {
    private static final int MOST = 10_000;

    /** As many rows as one likes, each of them the restaurant's own. */
    private static final String MANY =
            """
            WITH digit AS (SELECT 0 UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3
                           UNION ALL SELECT 4 UNION ALL SELECT 5 UNION ALL SELECT 6
                           UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)
            SELECT own.tenant_id
              FROM tenant_identity own, digit a, digit b, digit c, digit d, digit e
             LIMIT ?
            """;

    @Autowired PlainSql plain;

    @Test
    @DisplayName("T-32 a plain statement of a restaurant finds ten thousand rows")
    void finds_ten_thousand_rows() {
        var found = of(laowang, MOST);

        assertThat(found).hasSize(MOST).containsOnly(laowang.id().value());
    }

    @Test
    @DisplayName(
            "T-32 one that finds a row more fails: what it belongs to is not done, and the next"
                    + " restaurant has the connection as ever")
    void fails_at_one_more() {
        assertThatThrownBy(() -> laowang.scope().run(this::writesAndReadsTooMuch))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("over 10000 rows");

        assertThat(of(amei, 1)).containsExactly(amei.id().value());
        assertThat(kept()).as("rolled back wholly").containsExactly(0);
        assertThat(of(laowang, MOST)).hasSize(MOST);
    }

    private void writesAndReadsTooMuch() {
        transaction.executeWithoutResult(_ -> {
            plain.update(
                    """
                    INSERT INTO outbox (entry_id, kind, subject, due_at, attempts, created_at)
                    VALUES ('too-much', 'letter', 'too much', ?, 0, ?)
                    """,
                    Instant.EPOCH,
                    Instant.EPOCH);
            many(MOST + 1);
        });
    }

    private List<Integer> kept() {
        var written = "SELECT COUNT(*) FROM outbox WHERE entry_id = 'too-much'";
        return laowang.scope()
                .get(() -> transaction.execute(_ -> plain.query(written, row -> row.getInt(1))));
    }

    private List<Long> of(Tenant tenant, int rows) {
        return tenant.scope().get(() -> transaction.execute(_ -> many(rows)));
    }

    private List<Long> many(int rows) {
        return plain.query(MANY, row -> row.getLong(1), rows);
    }
}
