package dev.yanhuo.wechat.callbacks;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long WeChat Pay waits before each of its fifteen repetitions: a day and four minutes. */
public final class RetryTable {
    public static final List<Duration> STEPS =
            List.of(
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(15),
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(20),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(30),
                    Duration.ofMinutes(60),
                    Duration.ofHours(3),
                    Duration.ofHours(3),
                    Duration.ofHours(3),
                    Duration.ofHours(6),
                    Duration.ofHours(6));

    private RetryTable() {}

    /** The wait after this many repetitions; nothing when the table has ended. */
    static Optional<Duration> after(int retries) {
        return retries < STEPS.size() ? Optional.of(STEPS.get(retries)) : Optional.empty();
    }
}
