package io.yanhuo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import io.yanhuo.shared.Few;
import java.util.Map;
import java.util.Set;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** No list that a restaurant can make long is read as a whole. */
@AnalyzeClasses(
        packages = "io.yanhuo",
        importOptions = {DoNotIncludeTests.class, CodeRulesTest.WithoutTestJars.class})
class RowCapsTest {
    private static final Set<Class<?>> LIMITS = Set.of(Limit.class, Pageable.class);

    @ArchTest
    static final ArchRule what_finds_more_than_one_thing_says_how_many_at_most =
            methods()
                    .that()
                    .areDeclaredInClassesThat()
                    .areAssignableTo(Repository.class)
                    .and()
                    .areDeclaredInClassesThat()
                    .areInterfaces()
                    .should(sayHowMany());

    private static ArchCondition<JavaMethod> sayHowMany() {
        return new ArchCondition<>("have a limit, or say why they find few") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                var message = method.getFullName() + " finds as many as there are";
                events.add(new SimpleConditionEvent(method, capped(method), message));
            }
        };
    }

    private static boolean capped(JavaMethod method) {
        return !findsMany(method)
                || method.isAnnotatedWith(Few.class)
                || limitedByParameter(method)
                || limitedByQuery(method);
    }

    private static boolean findsMany(JavaMethod method) {
        var type = method.getRawReturnType();
        return type.isAssignableTo(Iterable.class)
                || type.isAssignableTo(Map.class)
                || type.isAssignableTo(java.util.stream.BaseStream.class);
    }

    private static boolean limitedByParameter(JavaMethod method) {
        return method.getRawParameterTypes().stream()
                .anyMatch(type -> LIMITS.stream().anyMatch(type::isEquivalentTo));
    }

    private static boolean limitedByQuery(JavaMethod method) {
        return method.isAnnotatedWith(Query.class)
                && method.getAnnotationOfType(Query.class).value().contains(" LIMIT ");
    }
}
