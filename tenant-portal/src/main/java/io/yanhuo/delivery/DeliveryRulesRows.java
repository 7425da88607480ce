package io.yanhuo.delivery;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface DeliveryRulesRows extends Repository<DeliveryRulesRow, String> {
    Optional<DeliveryRulesRow> findById(String id);

    DeliveryRulesRow save(DeliveryRulesRow row);
}
