package io.yanhuo.payments;

import java.time.Instant;
import java.util.Optional;

/**
 * Where payments are written down: those of diners in the restaurant's schema, those of restaurants
 * in the platform's. Every method is a transaction of its own.
 */
interface PaymentBook {
    /** A payment and how it stands. */
    record Booked(Charge charge, PaymentState state) {}

    Optional<Booked> find(String outTradeNo);

    Optional<Charge> open(String subject);

    boolean paid(String subject);

    /**
     * Writes it down before WeChat hears of it, with the first timer that asks how it stands.
     *
     * @return false if another one is open for the subject
     */
    boolean add(Charge charge, Instant firstLook);

    void remindAt(Instant due, String outTradeNo);

    void close(String outTradeNo, Instant at);

    /** Records it and tells the other modules, once. */
    void arrive(String outTradeNo, String transactionId, Instant at);
}
