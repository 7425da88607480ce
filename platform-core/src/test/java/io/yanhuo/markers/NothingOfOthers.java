package io.yanhuo.markers;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Part of every test, without being asked for: it fails if anything of another was seen in it. */
public final class NothingOfOthers
        implements BeforeEachCallback, AfterEachCallback, AfterAllCallback {
    static {
        // Long enough for whatever machine this is; what is there sooner is not waited for.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        WatchedLog.attach();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        Markers.nothingIsSharedAnyMore();
        WatchedCaches.look();
        fail();
    }

    /** What happens between the tests of a class, and when it cleans up. */
    @Override
    public void afterAll(ExtensionContext tests) {
        fail();
    }

    private static void fail() {
        var leaks = Markers.leaks();
        if (leaks.isEmpty()) return;
        throw new AssertionError(
                String.join("\n", leaks)
                        + "\n(A test that shares an id on purpose says so: Markers.shared)");
    }
}
