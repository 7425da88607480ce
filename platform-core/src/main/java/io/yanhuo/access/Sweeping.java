package io.yanhuo.access;

import io.yanhuo.integrations.RecurringJob;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Throws away what is over: sessions and tickets, codes and counts of wrong tries. */
@Component
class Sweeping implements RecurringJob {
    private final LoginSessions sessions;
    private final TicketRows tickets;
    private final OperatorSessionRows operators;
    private final SmsCodeRows codes;
    private final Tries tries;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Sweeping(
            LoginSessions sessions,
            TicketRows tickets,
            OperatorSessionRows operators,
            SmsCodeRows codes,
            Tries tries,
            Tenants tenants,
            TransactionTemplate transaction,
            Clock clock) {
        this.sessions = sessions;
        this.tickets = tickets;
        this.operators = operators;
        this.codes = codes;
        this.tries = tries;
        this.tenants = tenants;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "access-sweeping";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        var now = clock.instant();
        operators.sweep(now);
        codes.sweep(now);
        tries.sweep(now);
        tenants.each(tenant -> {
            transaction.executeWithoutResult(_ -> sweepRestaurant(now));
            return tenant.id();
        });
    }

    private void sweepRestaurant(Instant now) {
        sessions.sweep(now);
        tickets.sweep(now);
    }
}
