package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Who;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Face;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who is somebody in one restaurant is nobody in another, and nobody sees who is behind a closed
 * door.
 */
class SessionsOfOthersIT extends IsolationScene {
    private static final int ATTEMPTS = 4;

    @TestFactory
    @DisplayName("T-02 a session or token of one restaurant is that of a stranger in another")
    Stream<DynamicTest> a_session_of_another_restaurant_is_that_of_a_stranger() {
        return each(
                Route::ofARestaurant,
                route -> {
                    var before = amei.digest();
                    assertSame(
                            () -> send(at(amei, route, laowang), route, amei, ofAmei),
                            () -> send(at(amei, route, null), route, amei, ofAmei));
                    if (route.who() != Who.ANYONE) assertThat(amei.changedSince(before)).isEmpty();
                });
    }

    @TestFactory
    @DisplayName("T-49 whoever supports one restaurant is a stranger in another")
    Stream<DynamicTest> whoever_supports_one_restaurant_is_a_stranger_in_another() {
        var held = new Supporter(beans, "isolation-stranger").enter(laowang, true);
        return each(
                Route::ofARestaurant,
                route -> {
                    var before = amei.digest();
                    var stranger = at(amei, route, null);
                    var all = new java.util.HashMap<>(stranger.cookies());
                    all.putAll(held);
                    var supporter = new Caller(amei.origin(), all, null);
                    if (route.face() == Face.API) supporter = new Caller(local(), held, null);
                    else supporter.look(route.face() == Face.WORKSPACE ? "/admin/login" : "/login");
                    var known = supporter;
                    assertSame(
                            () -> send(known, route, amei, ofAmei),
                            () -> send(stranger, route, amei, ofAmei));
                    if (route.who() != Who.ANYONE) assertThat(amei.changedSince(before)).isEmpty();
                });
    }

    @TestFactory
    @DisplayName("T-02 a host of one restaurant and a path of another are nobody's")
    Stream<DynamicTest> a_host_of_one_and_a_path_of_another_restaurant_are_nobodys() {
        return each(
                route -> route.face() == Face.API,
                route -> {
                    var before = amei.digest();
                    for (var as : new Restaurant[] {laowang, amei}) {
                        var torn = at(laowang.origin(), Face.API, as);
                        var nowhere = at(local(), Face.API, as);
                        assertSame(
                                () -> send(torn, route, amei, ofAmei),
                                () -> send(nowhere, route, null, ofAmei));
                    }
                    assertThat(amei.changedSince(before)).isEmpty();
                });
    }

    @TestFactory
    @DisplayName("a stranger is told to sign in, and nothing else")
    Stream<DynamicTest> a_stranger_is_told_to_sign_in() {
        return each(
                route -> route.ofARestaurant() && route.who() != Who.ANYONE,
                route -> {
                    var before = amei.digest();
                    var answer = send(at(amei, route, null), route, amei, ofAmei);
                    assertThat(answer.status()).isIn(303, 401);
                    assertThat(answer.text()).doesNotContain(amei.marker);
                    assertThat(amei.changedSince(before)).isEmpty();
                });
    }

    @TestFactory
    @DisplayName(
            "T-14 the door of a suspended or locked restaurant is one behind which nobody ever was")
    Stream<DynamicTest> a_suspended_restaurant_looks_like_none() {
        return each(
                route -> route.face() == Face.STOREFRONT || route.face() == Face.API,
                route -> {
                    for (var closed : new Restaurant[] {suspended, locked}) {
                        for (var as : new Restaurant[] {closed, null})
                            assertNobodyThere(route, closed, as);
                    }
                });
    }

    @TestFactory
    @DisplayName(
            "T-14 behind an unknown or locked host there is no workspace, a suspended one is its own people's")
    Stream<DynamicTest> a_workspace_behind_a_closed_door() {
        return each(
                route -> route.face() == Face.WORKSPACE,
                route -> {
                    var unknown =
                            send(at(nowhere(route), route.face(), laowang), route, null, ofAmei);
                    assertThat(unknown.status()).isEqualTo(404);
                    assertThat(unknown.text()).doesNotContain(laowang.marker);
                    assertNobodyThere(route, locked, locked);
                    assertSame(
                            () -> send(at(suspended, route, laowang), route, suspended, ofAmei),
                            () -> send(at(suspended, route, null), route, suspended, ofAmei));
                });
    }

    @TestFactory
    @DisplayName("a restaurant's people are strangers to the platform's own faces")
    Stream<DynamicTest> a_restaurants_people_are_strangers_to_the_platform() {
        return each(
                route -> !route.ofARestaurant() && route.face() != Face.DEVELOPER,
                route -> {
                    var before = amei.digest();
                    var origin = origin(route.face());
                    var known = at(origin, route.face(), laowang);
                    var stranger = at(origin, route.face(), null);
                    assertSame(
                            () -> send(known, route, amei, ofAmei),
                            () -> send(stranger, route, amei, ofAmei));
                    assertThat(amei.changedSince(before)).isEmpty();
                });
    }

    private void assertNobodyThere(Route route, Restaurant place, @Nullable Restaurant as) {
        var closed = send(at(place, route, as), route, place, ofAmei);
        var unknown = send(at(nowhere(route), route.face(), as), route, null, ofAmei);
        assertThat(closed.seenApart(unknown)).isEmpty();
        assertThat(closed.status()).isEqualTo(404);
        assertThat(closed.text()).doesNotContain(place.marker);
        assertThat(closed.text()).containsPattern("Cache-Control: \\[.*(private|no-store).*]");
    }

    private Stream<DynamicTest> each(
            java.util.function.Predicate<Route> which, java.util.function.Consumer<Route> check) {
        return routes.stream()
                .filter(which)
                .map(route ->
                        DynamicTest.dynamicTest(
                                route.toString(),
                                () -> {
                                    try {
                                        check.accept(route);
                                    } catch (AssertionError e) {
                                        throw new AssertionError(route + " " + e.getMessage(), e);
                                    }
                                }));
    }

    /**
     * @param place whose path it is; null for nobody's
     */
    private static Answer send(
            Caller caller, Route route, @Nullable Restaurant place, Map<Kind, String> ids) {
        var here = place == null ? RandomId.ofLength(12) : place.tenant().publicId();
        return caller.send(
                route,
                at -> at.kind() == Kind.RESTAURANT ? here : String.valueOf(ids.get(at.kind())));
    }

    private String nowhere(Route route) {
        return route.face() == Face.API
                ? local()
                : "http://" + RandomId.ofLength(12) + ".yanhuo.localhost:" + port;
    }

    private String origin(Face face) {
        var name =
                switch (face) {
                    case OPERATORS -> "ops.yanhuo.localhost";
                    case PARTNERS -> "partner.yanhuo.localhost";
                    case PORTAL -> "yanhuo.localhost";
                    default -> "127.0.0.1";
                };
        return "http://" + name + ":" + port;
    }

    /** Whoever compares the two answers learns nothing. */
    private static void assertSame(Supplier<Answer> one, Supplier<Answer> other) {
        List<String> seen = List.of();
        for (int i = 0; i < ATTEMPTS; i++) {
            seen = one.get().seenApart(other.get());
            if (seen.isEmpty()) return;
        }
        assertThat(seen).isEmpty();
    }
}
