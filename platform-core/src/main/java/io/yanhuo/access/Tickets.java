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
        var ticket = find(kind, token);
        if (rows.use(tokens.ticket(token)) != 1) throw new Refused(new AccessRefusal.TicketGone());
        return ticket;
    }

    /**
     * Whom it would let in; it stays as good as it was.
     *
     * @throws Refused if it was used already, is too old, or was never issued here
     */
    @Transactional(readOnly = true)
    String person(Who kind, String token) {
        return find(kind, token).personId();
    }

    private Ticket find(Who kind, String token) {
        return rows.find(tokens.ticket(token), kind, clock.instant())
                .orElseThrow(() -> new Refused(new AccessRefusal.TicketGone()));
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
