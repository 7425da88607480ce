package io.yanhuo.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The product keeps each rule, and each rule finds the class that was written to break it. */
class TenantRulesTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String BROKEN = "io.yanhuo.rules.broken";

    private static final JavaClasses PRODUCT =
            new ClassFileImporter()
                    .withImportOption(new ImportOption.DoNotIncludeTests())
                    .withImportOption(location -> !location.contains("-tests.jar"))
                    .importPackages("io.yanhuo");
    private static final JavaClasses BREACHES = new ClassFileImporter().importPackages(BROKEN);

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(TenantRules.NO_THREAD_OF_ITS_OWN, "ByThread"),
                Arguments.of(TenantRules.NO_THREAD_OF_ITS_OWN, "ByThreadOfItsOwn"),
                Arguments.of(TenantRules.NO_THREAD_OF_ITS_OWN, "ByVirtualThread"),
                Arguments.of(TenantRules.NO_THREAD_OF_ITS_OWN, "ByVirtualBuilder"),
                Arguments.of(TenantRules.NO_THREAD_OF_ITS_OWN, "ByThreadBuilder"),
                Arguments.of(TenantRules.NO_THREAD_OF_ITS_OWN, "ByThreadReference"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByExecutor"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByThreadPool"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByPoolOfItsOwn"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByScheduledPool"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByForkJoin"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByForkJoinOfItsOwn"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByGivenExecutor"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByGivenService"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByGivenServiceForAll"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByGivenSchedule"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_ITS_OWN, "ByReference"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_SPRING, "BySpringExecutor"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_SPRING, "BySpringPool"),
                Arguments.of(TenantRules.NO_EXECUTOR_OF_SPRING, "BySpringScheduler"),
                Arguments.of(TenantRules.NO_FUTURE_ON_THE_COMMON_POOL, "ByFuture"),
                Arguments.of(TenantRules.NO_FUTURE_ON_THE_COMMON_POOL, "ByFutureThen"),
                Arguments.of(TenantRules.NO_PARALLEL_STREAM, "ByParallelStream"),
                Arguments.of(TenantRules.NO_PARALLEL_STREAM, "ByParallel"),
                Arguments.of(TenantRules.NO_PARALLEL_STREAM, "ByParallelReference"),
                Arguments.of(TenantRules.NO_TIMER, "ByTimer"),
                Arguments.of(TenantRules.NO_ASYNC, "ByAsync"),
                Arguments.of(TenantRules.NO_ASYNC, "ByAsyncOfItsOwn"),
                Arguments.of(TenantRules.NO_ASYNC_CLASS, "ByAsyncClass"),
                Arguments.of(TenantRules.NO_CACHE_WITHOUT_A_RESTAURANT, "ByCache"),
                Arguments.of(TenantRules.NO_READING_INSIDE_A_CACHE, "ByReadingInsideACache"),
                Arguments.of(TenantRules.NO_READING_INSIDE_A_CACHE, "ByLoadingCache"),
                Arguments.of(TenantRules.NOTHING_INHERITED_BY_THREADS, "ByInheritance"),
                Arguments.of(TenantRules.NO_SET_SCHEMA, "BySchema"),
                Arguments.of(TenantRules.NO_SET_SCHEMA, "BySchemaOfTheDriver"),
                Arguments.of(TenantRules.NO_SET_SCHEMA, "BySchemaOfThePool"),
                Arguments.of(TenantRules.NO_SET_SCHEMA, "BySchemaReference"),
                Arguments.of(TenantRules.NO_SET_CATALOG, "ByCatalog"),
                Arguments.of(TenantRules.NO_SET_CATALOG, "ByCatalogOfTheDriver"),
                Arguments.of(TenantRules.NO_SET_CATALOG, "ByDatabaseOfTheDriver"),
                Arguments.of(TenantRules.NO_SET_CATALOG, "ByCatalogOfThePool"),
                Arguments.of(TenantRules.NO_SET_CATALOG, "ByCatalogOfASource"),
                Arguments.of(TenantRules.NO_SCHEMA_MAPPER, "ByMapper"));
    }

    @ParameterizedTest(name = "T-06, T-08 {0}")
    @MethodSource("rules")
    @DisplayName("T-06, T-08 by no known way does work leave its restaurant")
    void the_product_keeps_the_rule_and_the_rule_finds_its_breach(ArchRule rule, String breach) {
        assertThat(rule.evaluate(BREACHES).getFailureReport().getDetails())
                .anySatisfy(found ->
                        assertThat(found)
                                .containsPattern(Pattern.quote(BROKEN + "." + breach) + "\\b"));
        rule.allowEmptyShould(true).check(PRODUCT);
    }

    @Test
    @DisplayName("T-06 no source switches the schema by a setting")
    void no_source_switches_the_schema() throws IOException {
        var setting = TenantRules.SCHEMA_MAPPER.asPredicate();
        var broken = ROOT.resolve("tenant-portal/src/test/java/io/yanhuo/rules/broken");
        assertThat(setting).accepts(read(broken.resolve("ByMapper.java")));

        var sources = sources();
        assertThat(sources).hasSizeGreaterThan(400);
        assertThat(sources).noneMatch(file -> setting.test(read(file)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ByUse", "ByUseAfterAnother", "ByUseInABlock", "ByUseInAConstant"})
    @DisplayName("T-06 a class that switches the schema by a statement is found")
    void a_statement_is_found(String breach) {
        assertThat(RawUse.in(BREACHES.get(BROKEN + "." + breach))).isTrue();
    }

    @Test
    @DisplayName("T-06 no class and no changelog switches the schema by a statement")
    void nobody_switches_the_schema() throws IOException {
        assertThat(PRODUCT.stream().filter(RawUse::in).map(JavaClass::getName)).isEmpty();

        var changelogs =
                sources().stream().filter(file -> !file.toString().endsWith(".java")).toList();
        assertThat(changelogs).hasSizeGreaterThan(60);
        assertThat(changelogs).noneMatch(file -> RawUse.inLinesOf(read(file)));
    }

    @Test
    void whoever_may_own_threads_is_still_there_and_does() {
        assertThat(TenantRules.allowed()).allSatisfy(TenantRulesTest::assertOwnsThreads);
    }

    private static void assertOwnsThreads(String name) {
        var itself =
                DescribedPredicate.describe(
                        "are it", (JavaClass type) -> TenantRules.outermost(type).equals(name));
        assertThat(PRODUCT.contain(name)).isTrue();
        var rules = List.of(TenantRules.beginNoThread(itself), TenantRules.useNoExecutor(itself));
        assertThat(rules).anyMatch(rule -> rule.evaluate(PRODUCT).hasViolation());
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(ROOT, 14)) {
            return files.filter(file -> file.toString().contains("src/main/"))
                    .filter(file -> file.toString().matches(".*\\.(java|sql|ya?ml|properties)"))
                    .filter(file -> !file.startsWith(ROOT.resolve("infra")))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
