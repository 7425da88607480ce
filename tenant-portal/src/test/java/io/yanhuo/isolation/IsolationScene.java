package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.tenancy.Tenants;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Two restaurants that are open, one suspended, one locked, and every way into the product. */
@IsolationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class IsolationScene {
    @Autowired ApplicationContext beans;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort int port;

    Rows rows;
    Restaurant laowang;
    Restaurant amei;
    Restaurant suspended;
    Restaurant locked;
    Map<Kind, String> ofAmei;
    List<Route> routes;
    private Map<String, String> ofSuspended = Map.of();
    private Map<String, String> ofLocked = Map.of();

    @BeforeAll
    void restaurants_with_rows_of_every_kind() throws SQLException {
        rows = new Rows();
        laowang = new Restaurant(beans, rows, port, "laowang");
        amei = new Restaurant(beans, rows, port, "amei");
        suspended = new Restaurant(beans, rows, port, "closed");
        laowang.export();
        amei.export();
        ofAmei = amei.ids();
        ofSuspended = suspended.signIn();
        beans.getBean(Tenants.class).happen(suspended.tenant().id(), TenantEvent.SUSPEND);
        locked = new Restaurant(beans, rows, port, "locked");
        ofLocked = locked.signIn();
        beans.getBean(Tenants.class).happen(locked.tenant().id(), TenantEvent.LOCK);
        rows.awaitQuiet(amei.schema());
        routes = Route.all(mapping);
    }

    @AfterAll
    void nobody_looks_any_more() throws SQLException {
        rows.close();
    }

    /** At the door of this restaurant, with what the other one's people hold. */
    Caller at(Restaurant place, Route route, @Nullable Restaurant as) {
        var origin = route.face() == Face.API ? local() : place.origin();
        return at(origin, route.face(), as);
    }

    Caller at(String origin, Face face, @Nullable Restaurant as) {
        var caller =
                new Caller(
                        origin,
                        as == null || face == Face.API ? Map.of() : cookies(as),
                        as == null || face != Face.API ? null : as.token());
        return switch (face) {
            case STOREFRONT, OPERATORS, PARTNERS -> caller.look("/login");
            case WORKSPACE -> caller.look("/admin/login").look("/admin");
            case PORTAL -> caller.look("/signup");
            case API, CALLBACKS, DEVELOPER -> caller;
        };
    }

    private Map<String, String> cookies(Restaurant of) {
        return of == suspended ? ofSuspended : of == locked ? ofLocked : of.signIn();
    }

    String local() {
        return "http://127.0.0.1:" + port;
    }

    /** As many characters as a real one, and nobody's. */
    static String nobodys(String real) {
        return RandomId.ofLength(real.length());
    }

    /** Nothing of anybody's insides, and nothing of the other one. */
    void assertSilent(Answer answer) {
        assertThat(answer.text())
                .doesNotContain(
                        laowang.schema(),
                        amei.schema(),
                        amei.marker,
                        amei.tenant().host(),
                        "yanhuo_router",
                        "Lock wait",
                        "lost_")
                .doesNotContainPattern("(?i)exception|\\bselect\\b .* from|sqlstate|hibernate|jdbc")
                .doesNotContainPattern("at (io|org|com|java)\\.[a-z]");
    }
}
