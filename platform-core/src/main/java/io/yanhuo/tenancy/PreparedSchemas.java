package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.Campaigns;
import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.shared.RandomId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    /** Of servers that take new restaurants, as far as this node knows them. */
    private static final String WITH_ROOM =
            """
            SELECT c.cluster_id FROM db_cluster c
             WHERE c.state = 'OPEN' AND c.cluster_id IN (:known)
               AND c.max_tenants > (SELECT COUNT(*) FROM tenant_placement p
                                     WHERE p.cluster_id = c.cluster_id)
            """;

    private final JdbcClient platform;
    private final DatabaseSettings database;
    private final Contacts contacts;
    private final Campaigns campaigns;
    private final Clock clock;
    private final SchemaVersion version;

    PreparedSchemas(
            JdbcClient platform,
            DatabaseSettings database,
            Contacts contacts,
            Campaigns campaigns,
            Clock clock,
            Release release) {
        this.platform = platform;
        this.database = database;
        this.contacts = contacts;
        this.campaigns = campaigns;
        this.clock = clock;
        this.version = release.version();
    }

    record Prepared(SchemaName schema, String cluster) {}

    /**
     * One that is ready, on a server that answers, belongs to the caller from now on, and to nobody
     * else.
     *
     * @param answering the servers that do, asked before the caller's transaction
     */
    Optional<Prepared> claim(Set<String> answering) {
        return ready().stream()
                .filter(prepared -> answering.contains(prepared.cluster()))
                .filter(this::taken)
                .findFirst();
    }

    private List<Prepared> ready() {
        return platform.sql(
                        """
                        SELECT schema_name, cluster_id FROM prepared_schema
                         WHERE state = 'READY' AND schema_version = :version
                           AND cluster_id IN (%s)
                         ORDER BY since
                        """
                                .formatted(WITH_ROOM))
                .param("version", version.value())
                .param("known", known())
                .query(PreparedSchemas::prepared)
                .list();
    }

    private boolean taken(Prepared prepared) {
        return platform.sql("DELETE FROM prepared_schema WHERE schema_name = ? AND state = 'READY'")
                        .param(prepared.schema().value())
                        .update()
                == 1;
    }

    /**
     * Whether there are fewer than that. While nodes of an older release are running new
     * restaurants are theirs to make, and so is what is kept ready for them.
     */
    boolean lacks(int size, Set<String> answering) {
        return size > 0 && campaigns.tooOld().isEmpty() && count(answering) < size;
    }

    /** How many there are, or will soon be, that somebody may claim. */
    int count(Set<String> answering) {
        if (answering.isEmpty()) return 0;
        return platform.sql(
                        """
                        SELECT COUNT(*) FROM prepared_schema
                         WHERE schema_version = :version AND cluster_id IN (%s)
                           AND (state = 'READY' OR state = 'PREPARING' AND since > :dead)
                        """
                                .formatted(WITH_ROOM))
                .param("version", version.value())
                .param("known", answering)
                .param("dead", utc(clock.instant().minus(LONGEST)))
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

    private record Waiting(Prepared prepared, SchemaVersion version) {}

    /**
     * What nobody will use: half made by somebody who died, by a release of which no node is
     * running any more, or on a server that operators are emptying. What is on a server that is
     * away waits for it.
     */
    List<Prepared> useless() {
        var dead =
                platform.sql(
                                """
                                SELECT p.schema_name, p.cluster_id FROM prepared_schema p
                                  LEFT JOIN db_cluster c ON c.cluster_id = p.cluster_id
                                 WHERE p.state = 'DROPPING'
                                    OR p.state = 'PREPARING' AND p.since <= ?
                                    OR p.state = 'READY' AND c.state <> 'OPEN'
                                """)
                        .param(utc(clock.instant().minus(LONGEST)))
                        .query(PreparedSchemas::prepared)
                        .list();
        return Stream.concat(dead.stream(), old())
                .distinct()
                .filter(prepared -> !contacts.away(prepared.cluster()))
                .toList();
    }

    private Stream<Prepared> old() {
        if (!campaigns.tooOld().isEmpty()) return Stream.empty();
        // Compared here, since text has another order than versions.
        return waiting().stream()
                .filter(it -> it.version().olderThan(version))
                .map(Waiting::prepared);
    }

    private List<Waiting> waiting() {
        return platform.sql("SELECT * FROM prepared_schema WHERE state = 'READY'")
                .query((row, number) ->
                        new Waiting(
                                prepared(row, number),
                                new SchemaVersion(row.getString("schema_version"))))
                .list();
    }

    private Set<String> known() {
        return database.addresses().keySet();
    }

    private static Prepared prepared(ResultSet row, int number) throws SQLException {
        return new Prepared(
                new SchemaName(row.getString("schema_name")), row.getString("cluster_id"));
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

    /** It was to be a restaurant's, who lives elsewhere now: it is removed if it is there. */
    void giveUp(Prepared prepared) {
        platform.sql("INSERT INTO prepared_schema VALUES (?, ?, ?, 'DROPPING', ?)")
                .params(prepared.schema().value(), prepared.cluster())
                .params(version.value(), utc(clock.instant()))
                .update();
    }

    void forget(Prepared prepared) {
        platform.sql("DELETE FROM prepared_schema WHERE schema_name = ? AND state = 'DROPPING'")
                .param(prepared.schema().value())
                .update();
    }
}
