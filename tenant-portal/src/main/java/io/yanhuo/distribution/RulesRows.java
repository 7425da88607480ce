package io.yanhuo.distribution;

import java.util.Optional;
import org.springframework.data.repository.Repository;

interface RulesRows extends Repository<RulesRow, Integer> {
    RulesRow save(RulesRow row);

    Optional<RulesRow> findById(int id);
}
