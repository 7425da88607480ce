package io.yanhuo.markers;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Part of every test, without being asked for: it fails if anything of another was seen in it. */
public final class NothingOfOthers implements BeforeEachCallback, AfterEachCallback {
    @Override
    public void beforeEach(ExtensionContext test) {
        WatchedLog.attach();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        var leaks = Markers.leaks();
        if (!leaks.isEmpty()) throw new AssertionError(String.join("\n", leaks));
    }
}
