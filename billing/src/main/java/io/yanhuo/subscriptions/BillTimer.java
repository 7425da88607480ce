package io.yanhuo.subscriptions;

import io.yanhuo.integrations.Outbox;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds us of a bill when its time is over; lies in the outbox of the restaurant that owes. */
@Component
class BillTimer {
    private final Outbox outbox;

    BillTimer(Outbox outbox) {
        this.outbox = outbox;
    }

    @Transactional
    public void remind(String billId, Instant at) {
        outbox.addAt(at, VoidBill.KIND, billId);
    }
}
