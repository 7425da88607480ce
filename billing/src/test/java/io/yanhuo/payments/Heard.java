package io.yanhuo.payments;

import io.yanhuo.tenancy.TenantScope;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What other modules hear, and for which restaurant. */
@Component
class Heard {
    private final Queue<Said> all = new ConcurrentLinkedQueue<>();

    record Said(String publicId, Object event) {}

    @EventListener
    void on(PaymentArrived event) {
        hear(event);
    }

    @EventListener
    void on(RefundSettled event) {
        hear(event);
    }

    List<PaymentArrived> payments(String subject) {
        return events(PaymentArrived.class).filter(e -> e.subject().equals(subject)).toList();
    }

    List<RefundSettled> refunds(String subject) {
        return events(RefundSettled.class).filter(e -> e.subject().equals(subject)).toList();
    }

    private <T> java.util.stream.Stream<T> events(Class<T> type) {
        return all.stream().map(Said::event).filter(type::isInstance).map(type::cast);
    }

    private void hear(Object event) {
        if (!TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("told outside of the transaction");
        }
        all.add(new Said(TenantScope.current().publicId(), event));
    }
}
