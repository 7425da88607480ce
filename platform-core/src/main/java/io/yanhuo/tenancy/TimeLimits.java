package io.yanhuo.tenancy;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * How long the database works for one restaurant before it gives up, so that a heavy question of
 * one does not take the processors from all.
 *
 * @param statement of a request; also how long it waits for a row that somebody else holds
 * @param transaction of a request as a whole, with whatever it does between its statements
 * @param unhurried a statement of an operation, an export, a timer or the outbox
 */
@Validated
@ConfigurationProperties("yanhuo.time-limits")
record TimeLimits(
        @DefaultValue("10s") Duration statement,
        @DefaultValue("30s") Duration transaction,
        @DefaultValue("30m") Duration unhurried) {
    /** More than pooled connections let pass without a sign of life. */
    private static final Duration SPARE = Duration.ofSeconds(40);

    private static final Duration LONG_SILENCE = Duration.ofMinutes(10);

    TimeLimits {
        if (statement.toSeconds() < 1) {
            throw new IllegalArgumentException("yanhuo.time-limits.statement: at least a second");
        }
        if (transaction.compareTo(statement) < 0 || unhurried.compareTo(statement) < 0) {
            throw new IllegalArgumentException(
                    "yanhuo.time-limits: no less for a transaction, or for work that nobody waits"
                            + " for, than for one statement");
        }
    }

    /**
     * So long the server waits for the next statement of a session. Whatever a node has locked that
     * lost its power, or its line, is free after that; the server's own limit is eight hours.
     */
    Duration silence(Urgency urgency) {
        return switch (urgency) {
            case AWAITED -> transaction.plus(SPARE);
            case UNHURRIED -> LONG_SILENCE;
        };
    }

    Duration of(Urgency urgency) {
        return switch (urgency) {
            case AWAITED -> statement;
            case UNHURRIED -> unhurried;
        };
    }
}
