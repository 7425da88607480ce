package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedMethod;

import io.yanhuo.markers.Markers;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.junit.platform.launcher.listeners.TestExecutionSummary;

/** Switches guards off in the running code and looks whether a test fails. */
public final class Guards {
    private static final Set<String> GREEN = new HashSet<>();

    private Guards() {}

    /** Fails unless the guard's test is green with it and red without. */
    public static void assertMissed(Guard guard) throws Exception {
        if (GREEN.add(guard.test())) {
            assertThat(failures(guard.test())).as("with the guard").isEmpty();
        }
        ByteBuddyAgent.install();
        var type = Class.forName(guard.type());
        var reloading = ClassReloadingStrategy.fromInstalledAgent();
        try (var without =
                guard.off().change(new ByteBuddy().redefine(type), guard.method()).make()) {
            without.load(type.getClassLoader(), reloading);
            assertThat(failures(guard.test())).as("without the guard").isNotEmpty();
        } finally {
            reloading.reset(type);
            Markers.leaks(); // What leaked meanwhile was let out on purpose.
        }
    }

    private static List<String> failures(String test) {
        var listener = new SummaryGeneratingListener();
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selector(test)).build();
        LauncherFactory.create().execute(request, listener);
        var summary = listener.getSummary();
        assertThat(summary.getTestsStartedCount() + summary.getTotalFailureCount())
                .as("tests found as " + test)
                .isPositive();
        return summary.getFailures().stream().map(Guards::told).toList();
    }

    private static String told(TestExecutionSummary.Failure failure) {
        return failure.getTestIdentifier().getDisplayName() + ": " + failure.getException();
    }

    private static DiscoverySelector selector(String test) {
        int hash = test.indexOf('#');
        var name = hash < 0 ? test : test.substring(0, hash);
        var method = hash < 0 ? "" : test.substring(hash + 1);
        int nested = name.indexOf('$');
        if (nested < 0) return method.isEmpty() ? selectClass(name) : selectMethod(name, method);
        var around = List.of(name.substring(0, nested));
        return method.isEmpty()
                ? selectNestedClass(around, name)
                : selectNestedMethod(around, name, method);
    }
}
