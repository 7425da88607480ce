package io.yanhuo.isolation;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** When something goes wrong, the page that says so tells nothing of the house's insides. */
class ErrorsOfOthersIT extends IsolationScene {
    /** Whose rows the routes read, so that each of them fails on the database. */
    private static final String[] LOST = {
        "dish",
        "menu_category",
        "orders",
        "station",
        "staff",
        "coupon_offer",
        "store",
        "distributor"
    };

    @BeforeAll
    void a_schema_loses_its_tables() {
        for (var table : LOST) rename(table, "lost_" + table);
    }

    @AfterAll
    void they_are_found_again() {
        for (var table : LOST) rename("lost_" + table, table);
    }

    @TestFactory
    @DisplayName(
            "T-15 a page that fails on the database names no schema, statement, table or host of others")
    Stream<DynamicTest> a_page_that_fails_on_the_database() {
        return each(route -> {
            assertSilent(at(laowang, route, laowang).send(route, this::ofOthers));
        });
    }

    @TestFactory
    @DisplayName(
            "T-15 a request that makes no sense is answered without a word of anybody's insides")
    Stream<DynamicTest> a_request_that_makes_no_sense() {
        return each(route -> {
            var caller = at(laowang, route, laowang);
            assertSilent(caller.send(route, _ -> "\0'`;--"));
            assertSilent(caller.send(route, _ -> "x".repeat(300)));
        });
    }

    /** In this restaurant's own path. */
    private String ofOthers(Position position) {
        return position.kind() == Kind.RESTAURANT
                ? laowang.tenant().publicId()
                : String.valueOf(ofAmei.get(position.kind()));
    }

    private Stream<DynamicTest> each(java.util.function.Consumer<Route> check) {
        return routes.stream()
                .filter(Route::ofARestaurant)
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> check.accept(route)));
    }

    private void rename(String from, String to) {
        var table = laowang.schema() + ".";
        rows.run("RENAME TABLE " + table + from + " TO " + table + to);
    }
}
