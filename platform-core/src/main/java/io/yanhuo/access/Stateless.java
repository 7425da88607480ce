package io.yanhuo.access;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Signed text with an end: it says who somebody is without a row. */
@Component
class Stateless {
    private final Signed signed;
    private final Clock clock;

    Stateless(Signed signed, Clock clock) {
        this.signed = signed;
        this.clock = clock;
    }

    /**
     * @param use what it is for, with the restaurant if it belongs to one
     */
    String write(String use, String text, Instant until) {
        return signed.seal(use, until.getEpochSecond() + " " + text);
    }

    /** Empty if it is forged, of another use, or over. */
    Optional<String> read(String use, String cookie) {
        return signed.open(use, cookie).flatMap(this::unlessOver);
    }

    private Optional<String> unlessOver(String text) {
        int space = text.indexOf(' ');
        var until = Instant.ofEpochSecond(Long.parseLong(text.substring(0, space)));
        return clock.instant().isBefore(until)
                ? Optional.of(text.substring(space + 1))
                : Optional.empty();
    }
}
