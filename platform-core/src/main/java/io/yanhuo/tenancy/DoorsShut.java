package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.time.Duration;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whoever was let in when a backup was made comes in anew, by what holds now. */
@Component
class DoorsShut {
    private final Clusters clusters;
    private final List<Admissions> admissions;

    DoorsShut(Clusters clusters, ObjectProvider<Admissions> admissions) {
        this.clusters = clusters;
        this.admissions = admissions.orderedStream().toList();
    }

    /**
     * Of a copy, as long as it is at this epoch: however late this comes, who has come into the
     * restaurant since stays in.
     */
    void shut(TenantCopies.At copy, long epoch, Duration silence) {
        var server = JdbcClient.create(clusters.ddl(copy.cluster(), silence));
        for (var each : admissions) {
            server.sql(emptying(copy.schema(), each.table())).param(epoch).update();
        }
    }

    private static String emptying(SchemaName schema, String table) {
        return ("DELETE FROM `%1$s`.`%2$s` WHERE EXISTS"
                        + " (SELECT 1 FROM `%1$s`.tenant_identity WHERE epoch = ?)")
                .formatted(schema, table);
    }
}
