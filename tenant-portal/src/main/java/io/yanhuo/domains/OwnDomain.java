package io.yanhuo.domains;

import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A host that a restaurant says is its own, and how far it has come.
 *
 * @param token what the TXT record has to say
 * @param proof what the last look found at that record; null before the first
 * @param target what it found at the host itself
 * @param seen where the host leads, if not here
 * @param failingSince since when something is certainly wrong with one that serves
 * @param nextLookAt null if nobody looks by himself any more
 * @param restsUntil of one out of service: before then no other restaurant gets it
 * @param certificate what its last look found; null before the first, and for one not in use
 */
public record OwnDomain(
        String id,
        TenantId tenant,
        HostName host,
        String token,
        Instant tokenAt,
        String filingNumber,
        State state,
        @Nullable Instant lookedAt,
        @Nullable Finding proof,
        @Nullable Finding target,
        String seen,
        @Nullable Instant failingSince,
        @Nullable Instant nextLookAt,
        @Nullable Instant restsUntil,
        @Nullable HostCertificate certificate) {
    /** How far it has come. */
    public enum State {
        /** Nothing is proved yet. */
        WAITING,
        /** It is the restaurant's, and does not lead here yet. */
        PROVED,
        /** Diners order there. */
        ACTIVE,
        /** It has served, and does not any more. */
        LAPSED
    }

    /** What the TXT record has to say. */
    public String text() {
        return "yanhuo-verification=" + token;
    }

    /** So long after it was asked for the proof is not there. */
    boolean olderThan(java.time.Duration age, Instant now) {
        return tokenAt.plus(age).isBefore(now);
    }
}
