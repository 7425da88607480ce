package dev.yanhuo.wechat.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.stereotype.Component;

/** The one clock of the sandbox. It lives in China and can be put forward. */
@Component
public class SandboxClock extends Clock {
    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    @Override
    public Instant instant() {
        return Instant.now().plus(ahead.get());
    }

    /**
     * What signatures are dated with. It is not put forward: a merchant's client library takes the
     * time of its own machine, and nobody could call any more.
     */
    public Instant signatureTime() {
        return Instant.now();
    }

    @Override
    public ZoneId getZone() {
        return CHINA;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the sandbox lives in " + CHINA);
    }

    public Duration ahead() {
        return ahead.get();
    }

    public void advance(Duration by) {
        ahead.updateAndGet(before -> before.plus(by));
        listeners.forEach(Runnable::run);
    }

    public void reset() {
        ahead.set(Duration.ZERO);
        listeners.forEach(Runnable::run);
    }

    void onChange(Runnable listener) {
        listeners.add(listener);
    }
}
