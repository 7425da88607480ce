package io.yanhuo.access;

import io.yanhuo.tenancy.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an operator may be in a restaurant's workspace for a while, to help it.
 *
 * @param operator her login
 * @param ticket number of the case in the platform's help desk
 * @param wantsChange whether she has asked to change something
 * @param approvedBy login of the second operator; null as long as she only looks
 * @param endedBy null while it is open, and when its time has run out
 */
public record SupportAccess(
        String id,
        TenantId tenant,
        String tenantName,
        String publicId,
        String slug,
        String operatorId,
        String operator,
        String reason,
        String ticket,
        Instant openedAt,
        Instant expiresAt,
        boolean wantsChange,
        @Nullable String approvedBy,
        @Nullable Instant enteredAt,
        @Nullable Instant endedAt,
        @Nullable EndedBy endedBy) {
    /** Who has closed the door before its time. */
    public enum EndedBy {
        SUPPORTER,
        OPERATOR,
        OWNER,
        /** By the next access of the same operator. */
        SUCCESSOR
    }

    public boolean open(Instant now) {
        return endedAt == null && now.isBefore(expiresAt);
    }

    /** Whether a second operator is asked for. */
    public boolean waits(Instant now) {
        return open(now) && wantsChange && approvedBy == null;
    }

    /** When it was, or will be, over. */
    public Instant until() {
        return endedAt == null ? expiresAt : endedAt;
    }

    /** Both names, as the audit log writes them. */
    String names() {
        return names(operator, slug);
    }

    static String names(String operator, String slug) {
        return operator + " for " + slug;
    }
}
