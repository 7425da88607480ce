package io.yanhuo.commissions;

import io.yanhuo.shared.Few;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface CommissionRows extends Repository<Commission, String> {
    Commission saveAndFlush(Commission commission);

    @Few("one for each line of an order")
    List<Commission> findByOrderIdOrderByLineId(String orderId);

    List<Commission> findByDistributorIdOrderByEarnedAtDesc(String distributorId, Limit limit);

    @Query(
            "SELECT c.distributorId AS distributor, COUNT(DISTINCT c.orderId) AS orders"
                    + " FROM Commission c WHERE c.distributorId IN :distributors"
                    + " GROUP BY c.distributorId")
    @Few("one for each of those that are asked for")
    List<Count> orders(Collection<String> distributors);
}
