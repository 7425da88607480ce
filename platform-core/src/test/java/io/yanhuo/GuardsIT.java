package io.yanhuo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectNestedClass;

import java.util.List;
import java.util.stream.Stream;
import net.bytebuddy.ByteBuddy;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.dynamic.loading.ClassReloadingStrategy;
import net.bytebuddy.implementation.StubMethod;
import net.bytebuddy.matcher.ElementMatchers;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Each guard is switched off in turn, in the running code: if no test notices, the guard is not
 * guarded itself.
 */
class GuardsIT {
    private static final String TENANCY = "io.yanhuo.tenancy.";

    /**
     * @param method whose body is taken away
     * @param test that has to fail without it; {@code Outer$Nested} for a nested one
     */
    record Guard(String type, String method, String test) {
        @Override
        public String toString() {
            return type.substring(type.lastIndexOf('.') + 1) + "." + method;
        }
    }

    static Stream<Guard> guards() {
        return Stream.of(
                guard("ChangeUser", "on", "IsolationIT$A_transaction"),
                guard("TenantIdentity", "check", "IsolationIT$Work_for_nobody"),
                guard("HibernateTenancy", "getConnection", "IsolationIT$Work_for_nobody"),
                guard("TenantScope", "refuseSwitchInTransaction", "IsolationIT$A_transaction"),
                guard("FairShare", "take", "FairShareTest"),
                guard("Leases", "hold", "OperationsIT$Two_hands_on_one_operation"));
    }

    private static Guard guard(String type, String method, String test) {
        return new Guard(TENANCY + type, method, TENANCY + test);
    }

    @BeforeAll
    static void code_can_be_changed_while_it_runs() {
        ByteBuddyAgent.install();
    }

    @ParameterizedTest
    @MethodSource("guards")
    void is_missed_by_a_test_when_it_is_switched_off(Guard guard) throws Exception {
        assertThat(failures(guard.test())).as("with the guard").isEmpty();

        var type = Class.forName(guard.type());
        var reloading = ClassReloadingStrategy.fromInstalledAgent();
        try (var without =
                new ByteBuddy()
                        .redefine(type)
                        .method(ElementMatchers.named(guard.method()))
                        .intercept(StubMethod.INSTANCE)
                        .make()) {
            without.load(type.getClassLoader(), reloading);
            assertThat(failures(guard.test())).as("without the guard").isNotEmpty();
        } finally {
            reloading.reset(type);
        }
    }

    private static List<String> failures(String test) {
        var listener = new SummaryGeneratingListener();
        int nested = test.indexOf('$');
        var selector =
                nested < 0
                        ? selectClass(test)
                        : selectNestedClass(List.of(test.substring(0, nested)), test);
        var request = LauncherDiscoveryRequestBuilder.request().selectors(selector).build();
        LauncherFactory.create().execute(request, listener);
        return listener.getSummary().getFailures().stream()
                .map(failure -> failure.getTestIdentifier().getDisplayName())
                .toList();
    }
}
