package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.SchemaName;
import java.time.Clock;
import java.time.Duration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Schemas that restaurants have moved out of: kept for a week, in case somebody asks. */
@Component
class Retirement {
    private static final Duration KEPT = Duration.ofDays(7);

    private final JdbcClient platform;
    private final Clusters clusters;
    private final TenantAccounts accounts;
    private final Clock clock;

    Retirement(JdbcClient platform, Clusters clusters, TenantAccounts accounts, Clock clock) {
        this.platform = platform;
        this.clusters = clusters;
        this.accounts = accounts;
        this.clock = clock;
    }

    private record Retired(String cluster, SchemaName schema) {}

    /** Part of the transaction in which the restaurant gets its new place. */
    void retire(TenantId tenant, String cluster, SchemaName schema) {
        var now = clock.instant();
        platform.sql("INSERT INTO retired_schema VALUES (?, ?, ?, ?, ?)")
                .params(cluster, schema.value(), tenant.value(), utc(now), utc(now.plus(KEPT)))
                .update();
    }

    /** The name is needed again: somebody moves back. */
    void dropNow(String cluster, SchemaName schema) {
        boolean retired =
                platform.sql(
                                "SELECT 1 FROM retired_schema WHERE cluster_id = ?"
                                        + " AND schema_name = ?")
                        .params(cluster, schema.value())
                        .query(Integer.class)
                        .optional()
                        .isPresent();
        if (retired) drop(new Retired(cluster, schema));
    }

    void dropDue() {
        platform.sql("SELECT cluster_id, schema_name FROM retired_schema WHERE drop_after <= ?")
                .param(utc(clock.instant()))
                .query((row, _) -> new Retired(row.getString(1), new SchemaName(row.getString(2))))
                .list()
                .forEach(this::drop);
    }

    /** Of a restaurant that is gone for good. */
    void dropAllOf(TenantId tenant) {
        platform.sql("SELECT cluster_id, schema_name FROM retired_schema WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, _) -> new Retired(row.getString(1), new SchemaName(row.getString(2))))
                .list()
                .forEach(this::drop);
    }

    private void drop(Retired retired) {
        accounts.drop(retired.cluster(), retired.schema());
        clusters.schemas(retired.cluster()).drop(retired.schema());
        platform.sql("DELETE FROM retired_schema WHERE cluster_id = ? AND schema_name = ?")
                .params(retired.cluster(), retired.schema().value())
                .update();
    }
}
