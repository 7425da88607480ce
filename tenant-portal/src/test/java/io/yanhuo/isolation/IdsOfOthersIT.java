package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * An id of another restaurant is answered like one that never existed. That holds for the time it
 * takes as well, which no test can measure on a busy machine: the databases are asked the very same
 * statements, all of them for a row of this restaurant's own schema, so there is nothing that could
 * take longer for the one than for the other.
 */
class IdsOfOthersIT extends IsolationScene {
    /** Something else may be read anew meanwhile, but not each time. */
    private static final int ATTEMPTS = 6;

    /** Says whose door it is, or when a link ends; no row is found by it alone. */
    private static final Set<Kind> NO_SECRET = EnumSet.of(Kind.RESTAURANT, Kind.EXPORT_UNTIL);

    /** Where an id is handed back, or left alone, and no row is looked for. */
    private static final Set<String> NOT_LOOKED_UP =
            Set.of(
                    // Only says to which board the cook returns.
                    "POST /admin/kitchen/{station}/orders/{id}/lines/{line}/start station",
                    "POST /admin/kitchen/{station}/orders/{id}/lines/{line}/ready station",
                    "POST /admin/kitchen/{station}/orders/{id}/lines/{line}/undo station",
                    "POST /admin/kitchen/{station}/orders/{id}/seen station",
                    // The page begins with the address that is proposed first.
                    "GET /checkout address");

    @TestFactory
    @DisplayName("T-12, T-13 an id of another restaurant is one that never existed, on each route")
    Stream<DynamicTest> an_id_of_another_restaurant_is_one_that_never_existed() {
        return routes.stream()
                .filter(Route::ofARestaurant)
                .filter(route -> !positions(route).isEmpty())
                .map(route -> DynamicTest.dynamicTest(route.toString(), () -> check(route)));
    }

    /**
     * In a path of the API the restaurant's own id says whose door it is; see SessionsOfOthersIT.
     */
    private static List<Position> positions(Route route) {
        return route.positions().stream()
                .filter(position -> !NO_SECRET.contains(position.kind()))
                .toList();
    }

    private void check(Route route) {
        var caller = at(laowang, route, laowang);
        var before = amei.digest();
        for (var position : positions(route)) {
            assertUnseen(route, caller, position.toString(), position::equals);
        }
        assertUnseen(route, caller, "all ids", position -> position.kind() != Kind.RESTAURANT);
        assertThat(amei.changedSince(before)).as("the other restaurant's rows").isEmpty();
        assertReached(route, caller);
    }

    private void assertUnseen(
            Route route, Caller caller, String what, Function<Position, Boolean> swapped) {
        var toNobodys = new ArrayList<Answer>();
        var toOthers = new ArrayList<Answer>();
        for (int i = 0; i < ATTEMPTS; i++) {
            // Whichever is asked first may have to read what is remembered for a second or two:
            // that is a statement now and then, to the one question as to the other.
            if (i % 2 == 0) toNobodys.add(ask(route, caller, swapped, this::nobodys));
            toOthers.add(ask(route, caller, swapped, ofAmei::get));
            if (i % 2 == 1) toNobodys.add(ask(route, caller, swapped, this::nobodys));
            assertThat(toOthers.getLast().text())
                    .as(route + ": " + what)
                    .doesNotContain(amei.marker);
            if (toOthers.stream().anyMatch(toNobodys::contains)) return;
        }
        var read = new HashSet<>(Answer.nowAndThen(toNobodys));
        read.addAll(Answer.nowAndThen(toOthers));
        var toldApart =
                toNobodys.getLast().without(read).toldApart(toOthers.getLast().without(read));
        assertThat(toldApart).as(route + ": " + what).isEmpty();
    }

    private String nobodys(Kind kind) {
        var real = ofAmei.get(kind);
        return kind == Kind.EXPORT_UNTIL ? real : nobodys(real);
    }

    private Answer ask(
            Route route,
            Caller caller,
            Function<Position, Boolean> swapped,
            Function<Kind, String> instead) {
        var own = laowang.ids();
        return caller.send(
                route,
                position ->
                        swapped.apply(position)
                                ? instead.apply(position.kind())
                                : own.get(position.kind()));
    }

    /** Else the test would be satisfied by requests that never get as far as the look-up. */
    private void assertReached(Route route, Caller caller) {
        for (var position : positions(route)) {
            if (notLookedUp(route, position)) continue;
            var nobodys = ask(route, caller, position::equals, this::nobodys);
            var own = laowang.ids();
            var before = laowang.digest();
            var answer = caller.send(route, it -> own.get(it.kind()));
            boolean told = !answer.equals(nobodys);
            assertThat(told || !laowang.changedSince(before).isEmpty())
                    .as("%s: one's own %s makes a difference: %s", route, position, answer)
                    .isTrue();
        }
    }

    private static boolean notLookedUp(Route route, Position position) {
        var place = route.method() + " " + route.path() + " " + position.input();
        return NOT_LOOKED_UP.contains(place);
    }
}
