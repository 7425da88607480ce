package io.yanhuo;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {
    /**
     * Tests of the modules below come as a jar once Maven has packaged them; they may look around.
     */
    private static final DescribedPredicate<JavaClass> FROM_A_TEST_JAR =
            DescribedPredicate.describe(
                    "from a jar of tests",
                    type ->
                            type.getSource()
                                    .map(source ->
                                            source.getUri().toString().contains("-tests.jar"))
                                    .orElse(false));

    @Test
    void arrows_between_modules_point_only_where_they_are_allowed_to() {
        all().verify();
    }

    static ApplicationModules all() {
        return ApplicationModules.of(YanhuoApplication.class, FROM_A_TEST_JAR);
    }
}
