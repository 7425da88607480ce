package io.yanhuo.shared.web;

import io.yanhuo.shared.Refusal;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Stopped by the database, and rolled back wholly. */
record TookTooLong() implements Refusal {
    @Override
    public String code() {
        return "shared.took-too-long";
    }

    @Override
    public HttpStatus status() {
        return HttpStatus.SERVICE_UNAVAILABLE;
    }

    @Override
    public Optional<Duration> retryAfter() {
        return Optional.of(Duration.ofSeconds(10));
    }
}
