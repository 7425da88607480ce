package io.yanhuo.tenancy;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A long piece of work that survives the death of the process that does it.
 *
 * @param subject what it is about, unique among the operations of its kind
 * @param tenant null as long as there is no restaurant yet
 */
public record Operation(
        String id,
        String kind,
        String subject,
        @Nullable TenantId tenant,
        State state,
        Instant createdAt,
        @Nullable Instant finishedAt) {
    /** How far it has got. */
    public enum State {
        /** Waits for a free hand. */
        PENDING,
        RUNNING,
        DONE,
        /** A step has failed too often, and what has to be put right at once could not be yet. */
        STOPPING,
        /** A step has failed too often; an operator decides how it goes on. */
        FAILED,
        /** Given up: what it left behind is being removed. */
        ABANDONING,
        ABANDONED;

        /** Nothing more will ever happen. */
        public boolean settled() {
            return this == DONE || this == ABANDONED;
        }

        /** Nothing more will happen by itself. */
        public boolean over() {
            return switch (this) {
                case DONE, FAILED, ABANDONED -> true;
                case PENDING, RUNNING, STOPPING, ABANDONING -> false;
            };
        }
    }
}
