package io.yanhuo.access;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** The row of a ticket that was issued and not used yet. */
@Entity
@Table(name = "ticket")
class Ticket {
    @Id private String ticketHash;

    @Enumerated(EnumType.STRING)
    private Who kind;

    private String personId;
    private String page;
    private Instant expiresAt;

    protected Ticket() {}

    Ticket(String ticketHash, Who kind, String personId, String page, Instant expiresAt) {
        this.ticketHash = ticketHash;
        this.kind = kind;
        this.personId = personId;
        this.page = page;
        this.expiresAt = expiresAt;
    }

    String personId() {
        return personId;
    }

    String page() {
        return page;
    }
}
