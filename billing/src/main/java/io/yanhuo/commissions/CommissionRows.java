package io.yanhuo.commissions;

import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.repository.Repository;

interface CommissionRows extends Repository<Commission, String> {
    Commission saveAndFlush(Commission commission);

    List<Commission> findByOrderIdOrderByLineId(String orderId);

    List<Commission> findByDistributorIdOrderByEarnedAtDesc(String distributorId, Limit limit);
}
