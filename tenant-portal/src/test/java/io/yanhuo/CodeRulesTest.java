package io.yanhuo;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.yanhuo.access.Network;
import jakarta.persistence.Entity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.repository.Repository;

/** What the compiler and the module check do not see. */
@AnalyzeClasses(
        packages = "io.yanhuo",
        importOptions = {DoNotIncludeTests.class, CodeRulesTest.WithoutTestJars.class})
class CodeRulesTest {
    /** The test classes of a module below come as a jar when Maven has packaged it. */
    static final class WithoutTestJars implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("-tests.jar");
        }
    }

    @ArchTest
    static final ArchRule shiro_is_known_to_access_alone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.yanhuo.access..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("org.apache.shiro.."));

    @ArchTest
    static final ArchRule the_wechat_pay_sdk_is_known_to_payments_alone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.yanhuo.payments..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("com.wechat.pay.."));

    @ArchTest
    static final ArchRule liquibase_is_known_to_migrations_alone =
            noClasses()
                    .that()
                    .resideOutsideOfPackage("io.yanhuo.migrations..")
                    .should()
                    .dependOnClassesThat(resideInAnyPackage("liquibase.."));

    @ArchTest
    static final ArchRule entities_have_no_setters =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAnnotatedWith(Entity.class)
                    .should()
                    .haveNameNotMatching("set[A-Z].*")
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule repositories_are_seen_in_their_own_package_only =
            classes()
                    .that()
                    .areAssignableTo(Repository.class)
                    .should()
                    .bePackagePrivate()
                    .allowEmptyShould(true);

    @ArchTest
    static final ArchRule nothing_is_injected_into_fields =
            fields().should().notBeAnnotatedWith(Autowired.class);

    @ArchTest
    static final ArchRule the_time_comes_from_the_one_clock =
            noClasses()
                    .should()
                    .callMethod(Instant.class, "now")
                    .orShould()
                    .callMethod(LocalDateTime.class, "now")
                    .orShould()
                    .callMethod(LocalDate.class, "now")
                    .orShould()
                    .callMethod(ZonedDateTime.class, "now")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis");

    /** Else somebody with a network of 2^64 addresses is counted as so many people. */
    @ArchTest
    static final ArchRule who_counts_by_address_counts_by_network =
            noClasses()
                    .that()
                    .areNotAssignableTo(Network.class)
                    .should()
                    .callMethodWhere(target(name("getRemoteAddr")));

    @ArchTest
    static final ArchRule nobody_ends_in_impl =
            noClasses().should().haveSimpleNameEndingWith("Impl");
}
