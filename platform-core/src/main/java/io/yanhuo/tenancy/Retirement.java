package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.migrations.SchemaName;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Schemas that restaurants have moved out of: kept for a week, in case somebody asks. */
@Component
class Retirement {
    private static final Logger LOG = LoggerFactory.getLogger(Retirement.class);
    private static final Duration KEPT = Duration.ofDays(7);

    /** Of one server, in one turn. */
    private static final int MOST_FAILURES = 2;

    private final JdbcClient platform;
    private final Clusters clusters;
    private final TenantAccounts accounts;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Retirement(
            JdbcClient platform,
            Clusters clusters,
            TenantAccounts accounts,
            @Qualifier("platform") PlatformTransactionManager platformTransactions,
            Clock clock) {
        this.platform = platform;
        this.clusters = clusters;
        this.accounts = accounts;
        this.transaction = new TransactionTemplate(platformTransactions);
        this.clock = clock;
    }

    private record Retired(String cluster, SchemaName schema) {}

    /** What else the platform says of a retired schema. */
    private enum Found {
        RETIRED,
        LIVED_IN,
        GONE
    }

    /** Part of the transaction in which the restaurant gets its new place. */
    void retire(TenantId tenant, String cluster, SchemaName schema) {
        var now = clock.instant();
        platform.sql("INSERT INTO retired_schema VALUES (?, ?, ?, ?, ?)")
                .params(cluster, schema.value(), tenant.value(), utc(now), utc(now.plus(KEPT)))
                .update();
    }

    /** The name is needed again: somebody moves back. */
    void dropNow(String cluster, SchemaName schema) {
        drop(new Retired(cluster, schema));
    }

    /** A server that is away, or known no more, keeps nobody from clearing up the others. */
    void dropDue() {
        var due =
                platform.sql(
                                "SELECT cluster_id, schema_name FROM retired_schema WHERE drop_after <= ?")
                        .param(utc(clock.instant()))
                        .query((row, _) ->
                                new Retired(row.getString(1), new SchemaName(row.getString(2))))
                        .list();
        var failures = new HashMap<String, Integer>();
        for (var retired : due) {
            if (failures.getOrDefault(retired.cluster(), 0) == MOST_FAILURES) continue;
            try {
                drop(retired);
            } catch (RuntimeException e) {
                failures.merge(retired.cluster(), 1, Integer::sum);
                LOG.warn("{} on {} is dropped later: {}", retired.schema(), retired.cluster(), e);
            }
        }
    }

    /** Of a restaurant that is gone for good. */
    void dropAllOf(TenantId tenant) {
        platform.sql("SELECT cluster_id, schema_name FROM retired_schema WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, _) -> new Retired(row.getString(1), new SchemaName(row.getString(2))))
                .list()
                .forEach(this::drop);
    }

    /** Since it was read somebody may have moved back, who holds the row or has taken it away. */
    private void drop(Retired retired) {
        transaction.executeWithoutResult(_ -> {
            var found = find(retired);
            if (found == Found.RETIRED) {
                accounts.drop(retired.cluster(), retired.schema());
                clusters.schemas(retired.cluster()).drop(retired.schema());
            }
            if (found != Found.GONE) forget(retired);
        });
    }

    /** Holds the row until the transaction ends. */
    private Found find(Retired retired) {
        var held =
                platform.sql(
                                "SELECT 1 FROM retired_schema WHERE cluster_id = ?"
                                        + " AND schema_name = ? FOR UPDATE")
                        .params(retired.cluster(), retired.schema().value())
                        .query(Integer.class)
                        .optional();
        if (held.isEmpty()) return Found.GONE;
        boolean livedIn =
                platform.sql(
                                "SELECT COUNT(*) FROM tenant_placement WHERE cluster_id = ?"
                                        + " AND schema_name = ?")
                        .params(retired.cluster(), retired.schema().value())
                        .query(Boolean.class)
                        .single();
        return livedIn ? Found.LIVED_IN : Found.RETIRED;
    }

    private void forget(Retired retired) {
        platform.sql("DELETE FROM retired_schema WHERE cluster_id = ? AND schema_name = ?")
                .params(retired.cluster(), retired.schema().value())
                .update();
    }
}
