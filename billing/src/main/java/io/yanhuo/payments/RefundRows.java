package io.yanhuo.payments;

import io.yanhuo.shared.Few;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Limit;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface RefundRows extends Repository<Refund, String> {
    /**
     * Failed for good, and nobody has asked for its money again or paid it another way: the diner
     * still waits.
     */
    String LOST =
            "(r.state = io.yanhuo.payments.RefundState.FAILED AND NOT EXISTS (SELECT 1"
                    + " FROM Refund again WHERE again.outTradeNo = r.outTradeNo"
                    + " AND again.askedAt > r.askedAt AND again.amount >= r.amount)"
                    + " AND NOT EXISTS (SELECT 1 FROM PaymentEntry e"
                    + " WHERE e.postingKey = CONCAT('REPAID:', r.outRefundNo)))";

    Refund saveAndFlush(Refund refund);

    Optional<Refund> findById(String outRefundNo);

    @Few("of the payments on one page")
    List<Refund> findByOutTradeNoInOrderByAskedAt(Collection<String> outTradeNos);

    @Query(
            "FROM Refund r WHERE r.state = io.yanhuo.payments.RefundState.ABNORMAL OR (r.state ="
                    + " io.yanhuo.payments.RefundState.ASKED AND r.problem IS NOT NULL) OR "
                    + LOST
                    + " ORDER BY r.askedAt")
    List<Refund> findStuck(Limit limit);

    @Few("of one order, and one for each of its payments")
    @Query("FROM Refund r WHERE r.subject = :subject AND " + LOST + " ORDER BY r.askedAt")
    List<Refund> findLost(String subject);

    @Query("SELECT COUNT(r) FROM Refund r WHERE r.state NOT IN :settled OR " + LOST)
    long countWaitedFor(Collection<RefundState> settled);

    boolean existsBySubjectAndRefundKey(String subject, String refundKey);

    @Query("SELECT r.outTradeNo FROM Refund r WHERE r.outRefundNo = :outRefundNo")
    Optional<String> paymentOf(String outRefundNo);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM Refund r WHERE r.outRefundNo = :outRefundNo")
    Optional<Refund> lock(String outRefundNo);
}
