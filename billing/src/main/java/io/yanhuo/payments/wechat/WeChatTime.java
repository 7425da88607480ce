package io.yanhuo.payments.wechat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * The time as WeChat sees it: the real one, also while a developer has put our own clock forward to
 * see a rule of the seventh day. In production both are the same.
 */
@Component
public class WeChatTime {
    private final Clock real = Clock.systemUTC();
    private final Clock clock;

    WeChatTime(Clock clock) {
        this.clock = clock;
    }

    Instant now() {
        return real.instant();
    }

    /** A moment of ours, told to WeChat. */
    Instant theirs(Instant ours) {
        return ours.minus(ahead());
    }

    /** A moment that WeChat tells, in our time. */
    public Instant ours(Instant theirs) {
        return theirs.plus(ahead());
    }

    /** Whole seconds, so that a repeated request is the same to the letter. */
    private Duration ahead() {
        var exact = Duration.between(real.instant(), clock.instant());
        return Duration.ofSeconds(Math.round(exact.toMillis() / 1000.0));
    }
}
