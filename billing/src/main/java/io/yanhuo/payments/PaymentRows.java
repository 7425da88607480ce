package io.yanhuo.payments;

import io.yanhuo.shared.Few;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Lock;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

interface PaymentRows extends Repository<Payment, String> {
    Payment saveAndFlush(Payment payment);

    Optional<Payment> findById(String outTradeNo);

    Page<Payment> findAllByOrderByCreatedAtDescOutTradeNoAsc(Pageable page);

    Optional<Payment> findByOpenSubject(String subject);

    boolean existsBySubjectAndState(String subject, PaymentState state);

    /** Whoever changes a payment holds its row, so that a hundred copies of a notice queue up. */
    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM Payment p WHERE p.outTradeNo = :outTradeNo")
    Optional<Payment> lock(String outTradeNo);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query(
            "FROM Payment p WHERE p.subject = :subject AND p.state ="
                    + " io.yanhuo.payments.PaymentState.PAID ORDER BY p.paidAt DESC")
    @Few("of one order: a second one is paid back")
    List<Payment> lockPaid(String subject);

    @Lock(LockModeType.PESSIMISTIC_WRITE)
    @Query("FROM Payment p WHERE p.transactionId = :transactionId")
    Optional<Payment> lockTransaction(String transactionId);
}
