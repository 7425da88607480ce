package io.yanhuo.payments;

import io.yanhuo.integrations.Outbox;
import java.time.Instant;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The payments of diners, in the schema of the restaurant of the current scope. */
@Component
class TenantBook implements PaymentBook {
    private final PaymentRows payments;
    private final PaymentEntries entries;
    private final Outbox outbox;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    TenantBook(
            PaymentRows payments,
            PaymentEntries entries,
            Outbox outbox,
            ApplicationEventPublisher events,
            TransactionTemplate transaction) {
        this.payments = payments;
        this.entries = entries;
        this.outbox = outbox;
        this.events = events;
        this.transaction = transaction;
    }

    @Override
    public Optional<Booked> find(String outTradeNo) {
        return payments.findById(outTradeNo)
                .map(payment -> new Booked(payment.charge(), payment.state()));
    }

    @Override
    public Optional<Charge> open(String subject) {
        return payments.findByOpenSubject(subject).map(Payment::charge);
    }

    @Override
    public boolean paid(String subject) {
        return payments.existsBySubjectAndState(subject, PaymentState.PAID);
    }

    @Override
    public boolean add(Charge charge, Instant firstLook) {
        try {
            transaction.executeWithoutResult(_ -> {
                payments.saveAndFlush(new Payment(charge));
                outbox.addAt(firstLook, PaymentTimers.KIND, charge.outTradeNo());
            });
            return true;
        } catch (DataIntegrityViolationException _) {
            return false;
        }
    }

    @Override
    public void remindAt(Instant due, String outTradeNo) {
        transaction.executeWithoutResult(_ -> outbox.addAt(due, PaymentTimers.KIND, outTradeNo));
    }

    @Override
    public void close(String outTradeNo, Instant at) {
        transaction.executeWithoutResult(
                _ -> payments.lock(outTradeNo).ifPresent(payment -> payment.close(at)));
    }

    @Override
    public void arrive(String outTradeNo, String transactionId, Instant at) {
        transaction.executeWithoutResult(_ -> {
            var payment = payments.lock(outTradeNo).orElseThrow();
            if (!payment.arrive(transactionId, at)) return;
            entries.save(PaymentEntry.paid(payment, at));
            events.publishEvent(
                    new PaymentArrived(payment.subject(), payment.amount(), transactionId, at));
        });
    }
}
