package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.shared.RandomId;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The rows about schemas that are made ahead, so that nobody has to wait for theirs. A row is there
 * before its schema and until after it: nothing is ever left behind that no row names.
 */
@Repository
class PreparedSchemas {
    /** Whoever has not finished by then has died. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final JdbcClient platform;
    private final Clock clock;
    private final SchemaVersion version;

    PreparedSchemas(JdbcClient platform, Clock clock, Release release) {
        this.platform = platform;
        this.clock = clock;
        this.version = release.version();
    }

    record Prepared(SchemaName schema, String cluster) {}

    /** One that is ready belongs to the caller from now on, and to nobody else. */
    Optional<Prepared> claim() {
        return ready().stream().filter(this::taken).findFirst();
    }

    private List<Prepared> ready() {
        return platform.sql(
                        """
                        SELECT s.schema_name, s.cluster_id FROM prepared_schema s
                          JOIN db_cluster c ON c.cluster_id = s.cluster_id AND c.state = 'OPEN'
                         WHERE s.state = 'READY' AND s.schema_version = ?
                         ORDER BY s.since
                        """)
                .param(version.value())
                .query((row, _) -> new Prepared(new SchemaName(row.getString(1)), row.getString(2)))
                .list();
    }

    private boolean taken(Prepared prepared) {
        return platform.sql("DELETE FROM prepared_schema WHERE schema_name = ? AND state = 'READY'")
                        .param(prepared.schema().value())
                        .update()
                == 1;
    }

    /** How many there are or will soon be. */
    int count() {
        return platform.sql(
                        """
                        SELECT COUNT(*) FROM prepared_schema
                         WHERE schema_version = ?
                           AND (state = 'READY' OR state = 'PREPARING' AND since > ?)
                        """)
                .params(version.value(), utc(clock.instant().minus(LONGEST)))
                .query(Integer.class)
                .single();
    }

    /** From now on somebody makes this one. */
    Prepared announce(String cluster) {
        var schema = new SchemaName("t" + RandomId.ofLength(12));
        platform.sql("INSERT INTO prepared_schema VALUES (?, ?, ?, 'PREPARING', ?)")
                .params(schema.value(), cluster, version.value(), utc(clock.instant()))
                .update();
        return new Prepared(schema, cluster);
    }

    /** False if it took so long that somebody has begun to remove it. */
    boolean finished(Prepared prepared) {
        return platform.sql(
                                """
                                UPDATE prepared_schema SET state = 'READY', since = ?
                                 WHERE schema_name = ? AND state = 'PREPARING'
                                """)
                        .params(utc(clock.instant()), prepared.schema().value())
                        .update()
                == 1;
    }

    /** What nobody will use: half made by somebody who died, or by an older release. */
    List<Prepared> useless() {
        return platform.sql(
                        """
                        SELECT schema_name, cluster_id FROM prepared_schema
                         WHERE state = 'DROPPING'
                            OR state = 'PREPARING' AND since <= ?
                            OR state = 'READY' AND schema_version < ?
                        """)
                .params(utc(clock.instant().minus(LONGEST)), version.value())
                .query((row, _) -> new Prepared(new SchemaName(row.getString(1)), row.getString(2)))
                .list();
    }

    /** Nobody may claim it any more; false if somebody just has. */
    boolean doom(Prepared prepared) {
        return platform.sql(
                                "UPDATE prepared_schema SET state = 'DROPPING', since = ?"
                                        + " WHERE schema_name = ?")
                        .params(utc(clock.instant()), prepared.schema().value())
                        .update()
                == 1;
    }

    void forget(Prepared prepared) {
        platform.sql("DELETE FROM prepared_schema WHERE schema_name = ? AND state = 'DROPPING'")
                .param(prepared.schema().value())
                .update();
    }
}
