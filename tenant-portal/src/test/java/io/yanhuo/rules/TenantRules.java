package io.yanhuo.rules;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.core.domain.JavaConstructor.CONSTRUCTOR_NAME;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.Timer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import javax.sql.CommonDataSource;
import org.hibernate.context.spi.TenantSchemaMapper;
import org.springframework.cache.annotation.Cacheable;
import org.springframework.core.task.TaskExecutor;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.annotation.Async;

/** By which ways no work may leave its restaurant; what another thread or key knows is nobody's. */
final class TenantRules {
    /** Own their threads, and say for each piece of work whose it is. */
    private static final Map<String, String> OWN_THREADS =
            Map.ofEntries(
                    Map.entry(
                            "io.yanhuo.tenancy.WarmPool",
                            "makes and drops schemas that nobody has"),
                    Map.entry(
                            "io.yanhuo.tenancy.FleetWatch",
                            "changes structures, as nobody's account"),
                    Map.entry(
                            "io.yanhuo.migrations.CampaignRunner",
                            "changes structures, as nobody's account"),
                    Map.entry("io.yanhuo.migrations.MigrateCommand", "a program of its own"),
                    Map.entry(
                            "io.yanhuo.tenancy.OperationWatch",
                            "opens the scope of the operation's row"),
                    Map.entry(
                            "io.yanhuo.tenancy.OverdueTransactions",
                            "ends sessions, each as its restaurant's own account"),
                    Map.entry(
                            "io.yanhuo.integrations.SideBySide",
                            "one task per restaurant, in its scope"),
                    Map.entry(
                            "io.yanhuo.ordering.ChangeChannel",
                            "runs in the scope it was opened in"),
                    Map.entry(
                            "io.yanhuo.ordering.ChangeListener",
                            "only sends what the channel read"),
                    Map.entry(
                            "io.yanhuo.signup.web.ProgressStream",
                            "reads the platform's rows alone"),
                    Map.entry(
                            "io.yanhuo.observability.ServedTenants",
                            "writes the platform's rows alone"));

    /** Only the owner of the structure changes it, on connections that no restaurant is lent. */
    private static final String MIGRATIONS = "io.yanhuo.migrations..";

    static final ArchRule NO_THREAD_OF_ITS_OWN =
            beginNoThread(describe("own no threads", type -> !ownsThreads(type)));

    static final ArchRule NO_EXECUTOR_OF_ITS_OWN =
            useNoExecutor(describe("own no threads", type -> !ownsThreads(type)));

    /** Spring's threads, begun or lent by whoever configures them. */
    static final ArchRule NO_EXECUTOR_OF_SPRING =
            noClasses()
                    .should()
                    .dependOnClassesThat(
                            describe(
                                    "are executors or schedulers of Spring",
                                    type ->
                                            type.isAssignableTo(TaskExecutor.class)
                                                    || type.isAssignableTo(TaskScheduler.class)));

    static final ArchRule NO_FUTURE_ON_THE_COMMON_POOL =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(CompletableFuture.class)
                    .orShould()
                    .accessTargetWhere(
                            describe(
                                    "a stage goes on elsewhere",
                                    call ->
                                            call.getName().endsWith("Async")
                                                    && call.getTargetOwner()
                                                            .isAssignableTo(
                                                                    CompletionStage.class)));

    static final ArchRule NO_PARALLEL_STREAM =
            noClasses()
                    .should()
                    .accessTargetWhere(
                            describe(
                                    "a stream goes parallel",
                                    call ->
                                            call.getName().equals("parallelStream")
                                                    || call.getName().equals("parallel")
                                                            && call.getTargetOwner()
                                                                    .isAssignableTo(
                                                                            BaseStream.class)));

    static final ArchRule NO_TIMER =
            noClasses().should().dependOnClassesThat().areAssignableTo(Timer.class);

    static final ArchRule NO_ASYNC =
            noMethods()
                    .should()
                    .beAnnotatedWith(Async.class)
                    .orShould()
                    .beMetaAnnotatedWith(Async.class);

    /** Of which every method is. */
    static final ArchRule NO_ASYNC_CLASS =
            noClasses()
                    .should()
                    .beAnnotatedWith(Async.class)
                    .orShould()
                    .beMetaAnnotatedWith(Async.class);

    static final ArchRule NO_CACHE_WITHOUT_A_RESTAURANT =
            noMethods().should().beAnnotatedWith(Cacheable.class);

    /**
     * Neighbours in its table wait for it, who may be other restaurants: what these make of their
     * own memory is made at once, and what these read is the platform's, for everybody.
     */
    private static final Set<String> NOBODY_WAITS =
            Set.of(
                    "io.yanhuo.tenancy.Logos",
                    "io.yanhuo.access.web.Buckets",
                    "io.yanhuo.observability.PlatformFigures",
                    "io.yanhuo.signup.web.Crowd",
                    "io.yanhuo.signup.web.ProgressStream");

    static final ArchRule NO_READING_INSIDE_A_CACHE =
            noClasses()
                    .that(
                            describe(
                                    "are not known to keep no other restaurant waiting",
                                    type -> !NOBODY_WAITS.contains(outermost(type))))
                    .should()
                    .callMethod(Cache.class, "get", Object.class, Function.class)
                    .orShould()
                    .dependOnClassesThat()
                    .areAssignableTo(LoadingCache.class);

    static final ArchRule NOTHING_INHERITED_BY_THREADS =
            noClasses()
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(InheritableThreadLocal.class);

    static final ArchRule NO_SET_SCHEMA =
            noClasses().should().accessTargetWhere(switches("setSchema"));

    static final ArchRule NO_SET_CATALOG =
            noClasses()
                    .that()
                    .resideOutsideOfPackage(MIGRATIONS)
                    .should()
                    .accessTargetWhere(switches("setCatalog|setDatabase|setDatabaseName"));

    static final ArchRule NO_SCHEMA_MAPPER =
            noClasses().should().dependOnClassesThat().areAssignableTo(TenantSchemaMapper.class);

    /** In the text of a source: a constant leaves no trace in the class that uses it. */
    static final Pattern SCHEMA_MAPPER =
            Pattern.compile("(?i)multi_tenant[._](schema|credentials)_mapper");

    private TenantRules() {}

    static boolean isAllowed(String type) {
        return OWN_THREADS.containsKey(type);
    }

    static Iterable<String> allowed() {
        return OWN_THREADS.keySet();
    }

    static ArchRule beginNoThread(DescribedPredicate<JavaClass> who) {
        return noClasses()
                .that(who)
                .should()
                .accessTargetWhere(
                        describe(
                                "a thread",
                                access ->
                                        access.getName().equals(CONSTRUCTOR_NAME)
                                                && owner(access).isAssignableTo(Thread.class)))
                .orShould()
                .accessTargetWhere(
                        describe(
                                "a thread is begun",
                                access ->
                                        owner(access).isEquivalentTo(Thread.class)
                                                && access.getName()
                                                        .matches(
                                                                "ofVirtual|ofPlatform|startVirtualThread")));
    }

    /** Neither makes one nor uses one that it was given: what they run knows no restaurant. */
    static ArchRule useNoExecutor(DescribedPredicate<JavaClass> who) {
        return noClasses()
                .that(who)
                .should()
                .accessTargetWhere(
                        describe(
                                "an executor, or one of its like",
                                access ->
                                        owner(access).isAssignableTo(Executor.class)
                                                || owner(access).isEquivalentTo(Executors.class)));
    }

    /** Of one connection, or of all that a pool or another source will lend. */
    private static DescribedPredicate<JavaAccess<?>> switches(String methods) {
        return describe(
                "a connection is led elsewhere",
                access ->
                        access.getName().matches(methods)
                                && Stream.of(
                                                Connection.class,
                                                CommonDataSource.class,
                                                HikariConfig.class)
                                        .anyMatch(owner(access)::isAssignableTo));
    }

    /** Of the class that it is nested in, if it is. */
    static String outermost(JavaClass type) {
        var name = type.getName();
        int nested = name.indexOf('$');
        return nested < 0 ? name : name.substring(0, nested);
    }

    private static boolean ownsThreads(JavaClass type) {
        return isAllowed(outermost(type));
    }

    private static JavaClass owner(JavaAccess<?> access) {
        return access.getTargetOwner();
    }
}
