package io.yanhuo;

import io.yanhuo.migrations.Release;
import io.yanhuo.migrations.Releases;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/**
 * While a release is brought out, half of the restaurants have its structure already: so it is in
 * all tests, if {@code -Dyanhuo.tests.half-fleet=true} says so. The application is that of the
 * release that follows, and every second restaurant was there before it.
 */
public final class HalfFleet {
    private static final boolean WANTED = Boolean.getBoolean("yanhuo.tests.half-fleet");
    private static final AtomicInteger RESTAURANTS = new AtomicInteger();

    private HalfFleet() {}

    static void begin(ConfigurableApplicationContext context) {
        if (!WANTED) return;
        ((GenericApplicationContext) context)
                .registerBean(
                        "nextRelease",
                        Release.class,
                        Releases::next,
                        bean -> bean.setPrimary(true));
    }

    public static boolean wanted() {
        return WANTED;
    }

    /** Whether the restaurant that a test makes now is one that has not been brought there yet. */
    public static boolean lags() {
        return WANTED && RESTAURANTS.getAndIncrement() % 2 == 1;
    }
}
