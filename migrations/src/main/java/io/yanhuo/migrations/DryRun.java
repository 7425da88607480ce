package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What would be sent to a restaurant's schema, shown on one of those that are the furthest behind.
 */
public final class DryRun {
    private static final int NO_SUCH_TABLE = 1146;

    private final JdbcClient platform;
    private final DatabaseServers servers;
    private final Release release;

    public DryRun(DataSource platform, DatabaseServers servers, Release release) {
        this.platform = JdbcClient.create(platform);
        this.servers = servers;
        this.release = release;
    }

    /**
     * @param restaurant its address
     * @param statements by the name of their changeset, in their order
     */
    public record Sample(String restaurant, SchemaName schema, List<Step> statements) {
        public record Step(String changeset, String sql) {}
    }

    /** Changes nothing; empty if no restaurant is behind. */
    public Optional<Sample> sample() {
        return new Enrolment(platform, release.version())
                .groups().stream().findFirst().map(group -> sample(group.from()));
    }

    private record Place(String slug, String cluster, SchemaName schema) {}

    private Sample sample(SchemaVersion version) {
        var place =
                platform.sql(
                                """
                                SELECT t.slug, p.cluster_id, p.schema_name
                                  FROM tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                                 WHERE t.schema_version = ? AND p.mode <> 'DROPPED'
                                 ORDER BY t.tenant_id LIMIT 1
                                """)
                        .param(version.value())
                        .query((row, _) ->
                                new Place(
                                        row.getString(1),
                                        row.getString(2),
                                        new SchemaName(row.getString(3))))
                        .single();
        try (var connection = servers.ddl(place.cluster()).getConnection()) {
            connection.setCatalog(place.schema().value());
            var all = release.changelog().statements(connection);
            return new Sample(place.slug(), place.schema(), left(all, done(connection)));
        } catch (SQLException e) {
            throw new SchemaFailure(place.schema().value(), e);
        }
    }

    private static List<Sample.Step> left(Map<Changeset, List<String>> all, Set<Changeset> done) {
        return all.entrySet().stream()
                .filter(entry -> !done.contains(entry.getKey()))
                .flatMap(entry ->
                        entry.getValue().stream()
                                .map(sql -> new Sample.Step(entry.getKey().id(), sql)))
                .toList();
    }

    private static Set<Changeset> done(Connection connection) throws SQLException {
        try {
            var done = new HashSet<Changeset>();
            for (var row :
                    Sql.rows(connection, "SELECT ID, AUTHOR, FILENAME FROM DATABASECHANGELOG")) {
                done.add(new Changeset(row.get(0), row.get(1), row.get(2)));
            }
            return done;
        } catch (SQLException e) {
            if (e.getErrorCode() == NO_SUCH_TABLE) return Set.of();
            throw e;
        }
    }
}
