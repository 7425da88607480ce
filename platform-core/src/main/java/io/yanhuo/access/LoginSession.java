package io.yanhuo.access;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** That a browser is signed in as somebody of the staff. */
@Entity
@Table(name = "login_session")
class LoginSession {
    @Id private String tokenHash;
    private String staffId;
    private Instant createdAt;
    private Instant lastSeenAt;
    private Instant expiresAt;

    protected LoginSession() {}

    LoginSession(String tokenHash, String staffId, Instant now, Instant expiresAt) {
        this.tokenHash = tokenHash;
        this.staffId = staffId;
        this.createdAt = now;
        this.lastSeenAt = now;
        this.expiresAt = expiresAt;
    }

    String staffId() {
        return staffId;
    }
}
