package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.access.Who;
import io.yanhuo.tenancy.Face;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** How far an operator who supports a restaurant gets on each route that its workspace has. */
class SupportRoutesIT extends IsolationScene {
    /** Whoever adds a page and opens it to support looks at it twice, and adds it here. */
    private static final List<String> SHOWN =
            List.of(
                    "/admin",
                    "/admin/brand",
                    "/admin/brand.css",
                    "/admin/brand/logo.png",
                    "/admin/categories",
                    "/admin/categories/new",
                    "/admin/categories/{id}",
                    "/admin/coupons",
                    "/admin/delivery",
                    "/admin/dishes",
                    "/admin/dishes/new",
                    "/admin/dishes/{id}",
                    "/admin/distribution",
                    "/admin/licence",
                    "/admin/orders",
                    "/admin/orders/changes",
                    "/admin/orders/{id}",
                    "/admin/payments",
                    "/admin/pictures/{id}/{size}.jpg",
                    "/admin/stations",
                    "/admin/store",
                    "/admin/support/door",
                    "/admin/support/enter",
                    "/admin/tables",
                    "/admin/usage");

    /** The same for what is changed once a second operator has agreed. */
    private static final List<String> CHANGED =
            List.of(
                    "/admin/brand",
                    "/admin/categories",
                    "/admin/categories/{id}",
                    "/admin/categories/{id}/hiding",
                    "/admin/categories/{id}/position",
                    "/admin/categories/{id}/removal",
                    "/admin/coupons",
                    "/admin/coupons/{id}/closing",
                    "/admin/coupons/{id}/opening",
                    "/admin/delivery",
                    "/admin/dishes",
                    "/admin/dishes/{id}",
                    "/admin/dishes/{id}/position",
                    "/admin/dishes/{id}/removal",
                    "/admin/dishes/{id}/shelf",
                    "/admin/dishes/{id}/sold-out",
                    "/admin/pictures",
                    "/admin/skus/{id}/stock",
                    "/admin/starter-menu/removal",
                    "/admin/stations",
                    "/admin/stations/{id}",
                    "/admin/stations/{id}/removal",
                    "/admin/store",
                    "/admin/tables",
                    "/admin/tables/{id}/code",
                    "/admin/tables/{id}/removal");

    @TestFactory
    @DisplayName("T-49 whoever only looks sends nothing, on no route of the workspace")
    Stream<DynamicTest> whoever_only_looks_sends_nothing() {
        var held = new Supporter(beans, "isolation-looks").enter(amei, false);
        return workspace(true)
                .map(route ->
                        DynamicTest.dynamicTest(
                                route.toString(),
                                () -> {
                                    var before = amei.digest();
                                    assertThat(status(held, route, amei, ofAmei)).isEqualTo(403);
                                    assertThat(amei.changedSince(before)).isEmpty();
                                }));
    }

    @Test
    @DisplayName("T-49 a page of the workspace is closed to support unless somebody has opened it")
    void a_page_is_closed_unless_somebody_has_opened_it() {
        var held = new Supporter(beans, "isolation-reads").enter(amei, true);
        assertThat(
                        workspace(false)
                                .filter(route -> status(held, route, amei, ofAmei) != 403)
                                .map(Route::path)
                                .distinct()
                                .sorted())
                .containsExactlyElementsOf(SHOWN);
    }

    @Test
    @DisplayName("T-49 with the agreement of a second operator some things are changed, no others")
    void some_things_are_changed_and_no_others() {
        var ids = laowang.ids();
        var held = new Supporter(beans, "isolation-changes").enter(laowang, true);
        assertThat(
                        workspace(true)
                                .filter(route -> status(held, route, laowang, ids) != 403)
                                .map(Route::path)
                                .distinct()
                                .sorted())
                .containsExactlyElementsOf(CHANGED);
    }

    private Stream<Route> workspace(boolean changes) {
        return routes.stream()
                .filter(route -> route.face() == Face.WORKSPACE && route.who() != Who.SUPPORT)
                .filter(route -> route.changes() == changes);
    }

    private static int status(
            Map<String, String> held, Route route, Restaurant place, Map<Kind, String> ids) {
        var caller = new Caller(place.origin(), held, null).look("/admin");
        return caller.send(route, at -> String.valueOf(ids.get(at.kind()))).status();
    }
}
