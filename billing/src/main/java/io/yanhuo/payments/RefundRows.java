package io.yanhuo.payments;

import jakarta.persistence.LockModeType;
import java.util.Optional;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RefundRows extends Repository<Refund, String> {
    Refund saveAndFlush(Refund refund);

    Optional<Refund> findById(String outRefundNo);

    boolean existsBySubjectAndRefundKey(String subject, String refundKey);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM Refund r WHERE r.outRefundNo = :outRefundNo")
    Optional<Refund> lock(String outRefundNo);
}
