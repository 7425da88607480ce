package io.yanhuo.access;

import io.yanhuo.shared.PhoneNumber;
import java.util.concurrent.ThreadLocalRandom;

/** People whom no test has met before. */
final class People {
    private People() {}

    static PhoneNumber phone() {
        return new PhoneNumber(
                "139%08d".formatted(ThreadLocalRandom.current().nextInt(100_000_000)));
    }
}
