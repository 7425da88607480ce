package io.yanhuo.distribution;

import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface DistributorRows extends Repository<Distributor, String> {
    Distributor saveAndFlush(Distributor distributor);

    Optional<Distributor> findById(String id);

    Optional<Distributor> findByDinerId(String dinerId);

    Optional<Distributor> findByPerson(String person);

    Optional<Distributor> findByCode(String code);

    List<Distributor> findByOrderByAppliedAtDesc(Limit limit);
}
