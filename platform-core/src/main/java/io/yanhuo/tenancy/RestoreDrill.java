package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Proves that a backup can be restored: it is built in a schema that nobody is routed to, compared,
 * brought to this release, and dropped.
 */
@Component
class RestoreDrill implements OperationKind {
    static final String NAME = "RESTORE_DRILL";

    private static final String STEP = "DRILL";

    private final TenantCopies copies;
    private final TenantFiles files;
    private final Clusters clusters;
    private final Tenants tenants;

    RestoreDrill(TenantCopies copies, TenantFiles files, Clusters clusters, Tenants tenants) {
        this.copies = copies;
        this.files = files;
        this.clusters = clusters;
        this.tenants = tenants;
    }

    record Order(String file, String cluster, String schema) {
        TenantCopies.At at() {
            return new TenantCopies.At(cluster, new SchemaName(schema));
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return List.of(STEP);
    }

    @Override
    public boolean awaited() {
        return false;
    }

    @Override
    public void perform(String step, OperationWork work) {
        var tenant = work.tenant().orElseThrow();
        var order = work.input(Order.class);
        tenants.as(tenant, () -> build(work, tenant, order));
        clusters.schemas(order.cluster()).update(order.at().schema());
        drop(work);
    }

    private void build(OperationWork work, TenantId tenant, Order order) {
        var file = files.find(tenant, order.file()).orElseThrow();
        copies.build(work, file, order.at());
        copies.verify(file, order.at());
        copies.identified(tenant, order.at());
    }

    /** Also a drill that has failed leaves no copy of a restaurant behind. */
    @Override
    public void stopped(OperationWork work) {
        drop(work);
    }

    @Override
    public void cleanUp(OperationWork work) {
        drop(work);
    }

    private void drop(OperationWork work) {
        var order = work.input(Order.class);
        clusters.schemas(order.cluster()).drop(order.at().schema());
    }
}
