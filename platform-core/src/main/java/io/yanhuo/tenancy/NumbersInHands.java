package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaCopy;
import io.yanhuo.migrations.SchemaName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was numbered is in people's hands, whatever its restaurant is put back to. */
@Component
class NumbersInHands {
    private final Clusters clusters;
    private final List<NumberSeries> series;

    NumbersInHands(Clusters clusters, ObjectProvider<NumberSeries> series) {
        this.clusters = clusters;
        this.series = series.orderedStream().toList();
    }

    /**
     * The copy gives no number again that was given before, on the same server. Numbers are only
     * ever raised: whoever does it once more, or late, does no harm.
     */
    void goOn(TenantCopies.At before, TenantCopies.At copy, Duration silence) {
        var ddl = clusters.ddl(copy.cluster(), silence);
        new SchemaCopy(
                        new SchemaCopy.Place(ddl, before.schema()),
                        new SchemaCopy.Place(ddl, copy.schema()),
                        Set.of())
                .continueNumbers();
        var server = JdbcClient.create(ddl);
        for (var each : series) {
            // One of an older release may not have it yet.
            if (has(server, before.schema(), each.table())) {
                server.sql(each.raise(before.schema(), copy.schema())).update();
            }
        }
    }

    private static boolean has(JdbcClient server, SchemaName schema, String table) {
        return server.sql(
                        "SELECT COUNT(*) FROM information_schema.tables"
                                + " WHERE table_schema = ? AND table_name = ?")
                .params(schema.value(), table)
                .query(Boolean.class)
                .single();
    }
}
