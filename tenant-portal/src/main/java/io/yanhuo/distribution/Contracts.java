package io.yanhuo.distribution;

import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** In which restaurants a person distributes; says nothing of his diners or orders. */
@Service
public class Contracts {
    private final JdbcClient platform;

    Contracts(JdbcClient platform) {
        this.platform = platform;
    }

    public record Contract(TenantId tenant, String distributorId) {}

    /**
     * @param person of an actor of kind distributor
     */
    public List<Contract> of(String person) {
        return platform.sql(
                        "SELECT tenant_id, distributor_id FROM distributor_contract"
                                + " WHERE person = ? ORDER BY tenant_id LIMIT 50")
                .param(person)
                .query((row, _) -> new Contract(new TenantId(row.getLong(1)), row.getString(2)))
                .list();
    }

    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    @EventListener
    void on(TenantPurged purged) {
        forget(purged.tenant());
    }

    private void forget(TenantId tenant) {
        platform.sql("DELETE FROM distributor_contract WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }
}
