package io.yanhuo.access.web;

import io.yanhuo.access.Allow;
import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.MovableClock;
import io.yanhuo.tenancy.OnFace;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Moves the time on a developer's machine, over the loopback port. */
@RestController
@RequestMapping("/dev/clock")
@OnFace(Face.DEVELOPER)
@Allow(Who.DEVELOPER)
@Profile("dev")
class DevClockController {
    private final MovableClock clock;

    DevClockController(MovableClock clock) {
        this.clock = clock;
    }

    /**
     * One of the three.
     *
     * @param advance ISO 8601 duration, such as {@code P7D}
     * @param set ISO 8601 instant
     */
    record Move(@Nullable Duration advance, @Nullable Instant set, @Nullable Boolean reset) {}

    record Now(Instant now) {}

    @GetMapping
    Now now() {
        return new Now(clock.instant());
    }

    @PostMapping
    Now move(@RequestBody Move move) {
        if (Boolean.TRUE.equals(move.reset())) clock.reset();
        if (move.set() != null) clock.set(move.set());
        if (move.advance() != null) clock.advance(move.advance());
        return now();
    }
}
