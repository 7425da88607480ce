package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.yanhuo.tenancy.Face;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * When something goes wrong, the page that says so tells nothing of the house's insides. What makes
 * no sense ends sessions in the end, and comes last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ErrorsOfOthersIT extends IsolationScene {
    /** Whose rows the routes read, so that each of them fails on the database. */
    private static final String[] LOST = {
        "dish", "menu_category", "orders", "station", "coupon_offer", "store", "distributor"
    };

    private final Map<Face, Caller> callers = new EnumMap<>(Face.class);
    private final Map<Face, Integer> failed = new EnumMap<>(Face.class);
    private Map<Kind, String> own = Map.of();

    /** Its people have signed in before, with the pages open that have the forms. */
    @BeforeAll
    void a_schema_loses_its_tables() {
        own = laowang.ids();
        for (var route : ofARestaurant()) {
            callers.computeIfAbsent(route.face(), _ -> at(laowang, route, laowang));
        }
        for (var table : LOST) rename(table, "lost_" + table);
    }

    @AfterAll
    void they_are_found_again() {
        for (var table : LOST) rename("lost_" + table, table);
    }

    @Order(1)
    @TestFactory
    @DisplayName(
            "T-15 a page that fails on the database names no schema, statement, table or host of others")
    Stream<DynamicTest> a_page_that_fails_on_the_database() {
        return Stream.concat(
                each(route -> {
                    var answer = caller(route).send(route, this::id);
                    assertSilent(answer);
                    if (answer.text().startsWith("5")) failed.merge(route.face(), 1, Integer::sum);
                }),
                Stream.of(dynamicTest("they did fail", this::assertFailed)));
    }

    @Order(2)
    @TestFactory
    @DisplayName(
            "T-15 a request that makes no sense is answered without a word of anybody's insides")
    Stream<DynamicTest> a_request_that_makes_no_sense() {
        return each(route -> {
            var caller = caller(route);
            assertSilent(caller.send(route, _ -> "\0'`;--"));
            assertSilent(caller.send(route, _ -> "x".repeat(300)));
        });
    }

    private Stream<DynamicTest> each(Consumer<Route> check) {
        return ofARestaurant().stream()
                .map(route -> dynamicTest(route.toString(), () -> check.accept(route)));
    }

    private List<Route> ofARestaurant() {
        return routes.stream().filter(Route::ofARestaurant).toList();
    }

    private String id(Position position) {
        return String.valueOf(own.get(position.kind()));
    }

    /** Nobody signs out who is needed. */
    private Caller caller(Route route) {
        var path = route.path();
        if (path.endsWith("/logout") || path.endsWith("/enter")) return at(laowang, route, null);
        return Objects.requireNonNull(callers.get(route.face()));
    }

    private void assertFailed() {
        assertThat(failed.get(Face.API)).isGreaterThanOrEqualTo(10);
        assertThat(failed.get(Face.STOREFRONT)).isGreaterThanOrEqualTo(20);
        assertThat(failed.get(Face.WORKSPACE)).isGreaterThanOrEqualTo(50);
    }

    private void rename(String from, String to) {
        var table = laowang.schema() + ".";
        rows.run("RENAME TABLE " + table + from + " TO " + table + to);
    }
}
