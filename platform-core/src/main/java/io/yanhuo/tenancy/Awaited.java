package io.yanhuo.tenancy;

import java.sql.SQLException;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Looks behind a fence, where nothing changes any more, whether a diner still waits for something.
 */
@Component
class Awaited {
    private final Clusters clusters;
    private final List<AwaitedRows> declared;

    Awaited(Clusters clusters, ObjectProvider<AwaitedRows> declared) {
        this.clusters = clusters;
        this.declared = declared.orderedStream().toList();
    }

    /** By the account that creates and alters: the restaurant's own is gone by then. */
    boolean any(TenantBirths.Place place) {
        try (var connection = clusters.ddl(place.cluster()).getConnection()) {
            connection.setCatalog(place.schema().value());
            var server = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            return declared.stream()
                    .anyMatch(rows -> server.sql(rows.query()).query(Long.class).single() > 0);
        } catch (SQLException e) {
            throw new StepFailure("tenancy.failure.database", "" + e.getErrorCode());
        }
    }
}
