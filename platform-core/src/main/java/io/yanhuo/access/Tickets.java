package io.yanhuo.access;

import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.Duration;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * One-time tickets of the restaurant of the current scope, by which a person who is signed in
 * elsewhere (a mini-program, the end of sign-up) opens one page in a browser.
 */
@Service
@Transactional
public class Tickets {
    private static final Duration VALID = Duration.ofMinutes(2);

    private final TicketRows rows;
    private final EntityManager entities;
    private final SessionTokens tokens;
    private final Clock clock;

    Tickets(TicketRows rows, EntityManager entities, SessionTokens tokens, Clock clock) {
        this.rows = rows;
        this.entities = entities;
        this.tokens = tokens;
        this.clock = clock;
    }

    /**
     * @param kind {@link Who#DINER} or {@link Who#STAFF}
     * @param page path to open, such as {@code /me}; must begin with a single slash
     * @return path with the ticket, such as {@code /enter?ticket=…} or {@code
     *     /admin/enter?ticket=…}; good for two minutes, once
     */
    public String issue(Who kind, String personId, String page) {
        if (!LocalPage.is(page)) throw new Refused(new AccessRefusal.NotALocalPage());
        var token = RandomId.ofLength(40);
        var until = clock.instant().plus(VALID);
        entities.persist(new Ticket(tokens.ticket(token), kind, personId, page, until));
        return door(kind) + "?ticket=" + token;
    }

    /**
     * @throws Refused if it was used already, is too old, or was never issued here
     */
    Ticket use(Who kind, String token) {
        var hash = tokens.ticket(token);
        var ticket = rows.find(hash, kind, clock.instant());
        if (ticket.isEmpty() || rows.use(hash) != 1) {
            throw new Refused(new AccessRefusal.TicketGone());
        }
        return ticket.get();
    }

    private static String door(Who kind) {
        return switch (kind) {
            case DINER -> "/enter";
            case STAFF -> "/admin/enter";
            case ANYONE, DISTRIBUTOR, OPERATOR, SUPPORT, SIGNED_CALLBACK, DEVELOPER ->
                    throw new IllegalArgumentException("no tickets for " + kind);
        };
    }
}
