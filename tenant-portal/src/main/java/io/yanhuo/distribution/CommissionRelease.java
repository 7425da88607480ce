package io.yanhuo.distribution;

import io.yanhuo.commissions.Commissions;
import io.yanhuo.integrations.OutboxHandler;
import java.time.Clock;
import org.springframework.stereotype.Component;

/** Makes commission available when the refund period of its order is over. */
@Component
class CommissionRelease implements OutboxHandler {
    static final String KIND = "distribution.release";

    private final Commissions commissions;
    private final Clock clock;

    CommissionRelease(Commissions commissions, Clock clock) {
        this.commissions = commissions;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public void handle(String orderId) {
        commissions.release(orderId, clock.instant());
    }
}
