package dev.yanhuo.wechat.callbacks;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;

/**
 * One time that a notice was sent, and what came of it.
 *
 * @param kind {@code regular}, or the fault that altered it
 * @param status of the answer; 0 if there was none, and then {@code outcome} says why
 */
public record Attempt(
        String kind, Instant at, int status, long millis, String outcome, String sent) {
    /** The status alone decides, whatever the body says. */
    @JsonIgnore
    public boolean acknowledged() {
        return status == 200 || status == 204;
    }
}
