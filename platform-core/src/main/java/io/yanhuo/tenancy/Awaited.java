package io.yanhuo.tenancy;

import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
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
        var schemas = clusters.schemas(place.cluster());
        return declared.stream().anyMatch(rows -> schemas.count(place.schema(), rows.query()) > 0);
    }
}
