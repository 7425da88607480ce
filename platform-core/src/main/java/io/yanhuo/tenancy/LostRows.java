package io.yanhuo.tenancy;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Rows that a restaurant had before it was put back, and has no longer; as long as the schemas of
 * before are kept.
 */
@Service
public class LostRows {
    private static final int MOST = 500;

    private final Tenants tenants;
    private final Clusters clusters;
    private final JdbcClient platform;

    LostRows(Tenants tenants, Clusters clusters, JdbcClient platform) {
        this.tenants = tenants;
        this.clusters = clusters;
        this.platform = platform;
    }

    /**
     * @param key the column by which its rows are told apart
     */
    public <T> Set<T> of(TenantId tenant, String table, String key, RowMapper<T> rows) {
        var place = tenants.get(tenant);
        var server = JdbcClient.create(clusters.ddl(place.cluster()));
        var lost = new LinkedHashSet<T>();
        for (var before : kept(tenant, place.cluster())) {
            lost.addAll(
                    server.sql(
                                    ("SELECT b.* FROM `%1$s`.`%3$s` b"
                                                    + " LEFT JOIN `%2$s`.`%3$s` n ON n.`%4$s` = b.`%4$s`"
                                                    + " WHERE n.`%4$s` IS NULL"
                                                    + " ORDER BY b.`%4$s` LIMIT %5$d")
                                            .formatted(before, place.schema(), table, key, MOST))
                            .query(rows)
                            .list());
        }
        return lost;
    }

    /** Those on the server on which it is now. */
    private List<String> kept(TenantId tenant, String cluster) {
        return platform.sql(
                        "SELECT schema_name FROM retired_schema"
                                + " WHERE tenant_id = ? AND cluster_id = ? ORDER BY retired_at")
                .params(tenant.value(), cluster)
                .query((row, _) -> row.getString(1))
                .list();
    }
}
