package io.yanhuo.distribution;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters an approved distributor in the platform's list, by which a person finds his contracts. */
@Component
class ContractEntry implements OutboxHandler {
    static final String KIND = "distribution.contract";

    private final DistributorRows rows;
    private final JdbcClient platform;
    private final Tenants tenants;

    ContractEntry(DistributorRows rows, JdbcClient platform, Tenants tenants) {
        this.rows = rows;
        this.platform = platform;
        this.tenants = tenants;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String distributorId) {
        // Who distributes for practice has no contract, and sees nothing of it elsewhere.
        if (tenants.practising()) return;
        var distributor = rows.findById(distributorId);
        if (distributor.isEmpty()) return;
        platform.sql(
                        """
                        INSERT INTO distributor_contract (person, tenant_id, distributor_id)
                        VALUES (?, ?, ?)
                            ON DUPLICATE KEY UPDATE distributor_id = VALUES(distributor_id)
                        """)
                .params(
                        distributor.get().person(),
                        TenantScope.current().tenant().value(),
                        distributorId)
                .update();
    }
}
