package io.yanhuo.distribution;

import io.yanhuo.integrations.OutboxHandler;
import io.yanhuo.tenancy.TenantScope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Enters an approved distributor in the platform's list, by which a person finds his contracts. */
@Component
class ContractEntry implements OutboxHandler {
    static final String KIND = "distribution.contract";

    private final DistributorRows rows;
    private final JdbcClient platform;

    ContractEntry(DistributorRows rows, JdbcClient platform) {
        this.rows = rows;
        this.platform = platform;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String distributorId) {
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
