package io.yanhuo.migrations;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Whether each restaurant that is said to have the release's structure has it: somebody may have
 * changed a schema by hand. Changes no restaurant's schema.
 */
public final class DriftCheck {
    private final JdbcClient platform;
    private final DatabaseServers servers;
    private final Release release;

    public DriftCheck(DataSource platform, DatabaseServers servers, Release release) {
        this.platform = JdbcClient.create(platform);
        this.servers = servers;
        this.release = release;
    }

    /**
     * @param equal how many have the release's structure
     * @param elsewhere how many have another version, which a campaign sees to
     */
    public record Found(int equal, int elsewhere, List<Drifted> drifted) {}

    /**
     * @param why what is missing and what is too much, or why nothing could be read
     */
    public record Drifted(long tenant, String slug, SchemaName schema, String why) {}

    private record Place(long tenant, String slug, SchemaName schema, String version) {}

    public Found look() {
        int equal = 0;
        int elsewhere = 0;
        var drifted = new ArrayList<Drifted>();
        for (var server : places().entrySet()) {
            var ours =
                    server.getValue().stream()
                            .filter(place -> place.version().equals(release.version().value()))
                            .toList();
            var found = compare(server.getKey(), ours);
            equal += ours.size() - found.size();
            elsewhere += server.getValue().size() - ours.size();
            drifted.addAll(found);
        }
        return new Found(equal, elsewhere, drifted);
    }

    private Map<String, List<Place>> places() {
        var byServer = new LinkedHashMap<String, List<Place>>();
        platform.sql(
                        """
                        SELECT p.cluster_id, t.tenant_id, t.slug, p.schema_name, t.schema_version
                          FROM tenant t JOIN tenant_placement p ON p.tenant_id = t.tenant_id
                         WHERE t.schema_version IS NOT NULL AND p.mode <> 'DROPPED'
                           AND t.state NOT IN ('ARCHIVED', 'PURGING', 'PURGED')
                         ORDER BY p.cluster_id, t.tenant_id
                        """)
                .query(row -> {
                    byServer.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(
                                    new Place(
                                            row.getLong(2),
                                            row.getString(3),
                                            new SchemaName(row.getString(4)),
                                            row.getString(5)));
                });
        return byServer;
    }

    /**
     * A server that cannot be asked is told of each that lives there, and keeps no other from it.
     */
    private List<Drifted> compare(String cluster, List<Place> places) {
        if (places.isEmpty()) return List.of();
        var ddl = servers.ddl(cluster);
        try (var connection = ddl.getConnection()) {
            var wanted = new TenantTemplate(ddl, release).structure(connection);
            return places.stream().flatMap(p -> compare(connection, p, wanted).stream()).toList();
        } catch (SQLException e) {
            return places.stream().map(place -> drifted(place, e)).toList();
        }
    }

    private static List<Drifted> compare(Connection connection, Place place, Structure wanted) {
        try {
            Structure.of(connection, place.schema()).expect(wanted);
            return List.of();
        } catch (SQLException e) {
            return List.of(drifted(place, e));
        }
    }

    private static Drifted drifted(Place place, SQLException e) {
        var why = e instanceof StructureDiffers differs ? differs.difference() : e.getMessage();
        return new Drifted(place.tenant(), place.slug(), place.schema(), String.valueOf(why));
    }
}
