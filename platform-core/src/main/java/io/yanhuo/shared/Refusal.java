package io.yanhuo.shared;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Why something a person asked for is not done: one record per reason, with a stable code. */
public interface Refusal {
    /**
     * Stable for machines and the key of the text for people, such as {@code ordering.too-late}.
     */
    String code();

    HttpStatus status();

    /** What the text's {@code {0}}, {@code {1}}… stand for. */
    default List<Object> arguments() {
        return List.of();
    }

    /** After which it is worth trying again; empty if waiting alone does not help. */
    default Optional<Duration> retryAfter() {
        return waiting(status());
    }

    /** Whatever is unavailable is so for a moment. */
    static Optional<Duration> waiting(HttpStatus status) {
        return status == HttpStatus.SERVICE_UNAVAILABLE
                ? Optional.of(Duration.ofSeconds(2))
                : Optional.empty();
    }
}
