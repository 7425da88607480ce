package io.yanhuo.payments;

import org.springframework.data.repository.Repository;

interface PaymentEntries extends Repository<PaymentEntry, Long> {
    PaymentEntry save(PaymentEntry entry);
}
