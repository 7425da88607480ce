package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestBrowser;
import io.yanhuo.shared.RandomId;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** One restaurant has too many visitors; its staff, its money and its neighbour do not notice. */
@TestPropertySource(
        properties = {
            "yanhuo.limits.per-minute.storefront=60",
            "yanhuo.limits.per-minute.workspace=60",
            "yanhuo.limits.nobody=2",
            "yanhuo.limits.rush=30s"
        })
class TrafficIT extends GuardScene {
    @BeforeEach
    void both_restaurants_have_visitors() {
        for (var restaurant : List.of(laowang, amei)) {
            await().until(() -> at(restaurant).getJson("/probe/money").status() == 200);
        }
    }

    @Test
    void a_crowd_is_told_to_come_back_and_nobody_else_is() {
        var manager = signedIn(laowang, StaffRole.MANAGER);
        var refused = refused(() -> at(laowang).getJson("/probe"));
        var page = refused(() -> at(laowang).get("/probe")).body();

        assertThat(refused.status()).isEqualTo(429);
        assertThat(seconds(refused)).isBetween(1, 2);
        assertThat(refused.header("Content-Type")).contains("application/problem+json");
        assertThat(refused.body())
                .contains("\"code\":\"access.crowded\"", "/problems/access.crowd");
        assertThat(page).contains("现在访问的人太多了", "Too many people are asking");
        assertThat(page)
                .contains("<a class=\"refusal-home\" href=\"\">再试一次")
                .doesNotContain("1 seconds");

        assertThat(at(laowang).getJson("/probe/money").status()).isEqualTo(200);
        assertThat(manager.get("/admin/probe").status()).isEqualTo(200);
        assertThat(at(amei).getJson("/probe").status()).isEqualTo(200);
    }

    @Test
    void strangers_at_the_workspace_take_nothing_from_those_who_work_there() {
        var manager = signedIn(amei, StaffRole.MANAGER);
        for (int i = 0; i < 60; i++) at(amei).getJson("/admin/probe");

        assertThat(manager.get("/admin/probe").status()).isEqualTo(200);
    }

    @Test
    void an_export_is_had_once_a_minute() {
        var owner = signedIn(amei, StaffRole.OWNER);
        for (int i = 0; i < 3; i++) {
            assertThat(owner.get("/admin/probe/export").status()).isEqualTo(200);
        }
        var refused = owner.get("/admin/probe/export");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(seconds(refused)).isBetween(55, 61);
        assertThat(refused.body()).contains("一分钟只能要一次");
        assertThat(owner.get("/admin/probe").status()).isEqualTo(200);
    }

    @Test
    void whoever_makes_up_names_is_told_to_wait_and_whoever_asks_for_real_ones_is_not() {
        var host = madeUp(() -> at("no-" + RandomId.ofLength(8)).getJson("/"));
        var page = madeUp(() -> at("no-" + RandomId.ofLength(8)).get("/healthz")).body();
        var path = madeUp(() -> api(RandomId.ofLength(12)));

        for (var refused : List.of(host, path)) {
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).contains("1");
            assertThat(refused.header("X-Content-Type-Options")).isPresent();
            assertThat(refused.body()).contains("access.too-many-requests");
        }
        assertThat(page).contains("操作太快了");
        assertThat(at(amei).getJson("/probe/money").status()).isEqualTo(200);
    }

    @Test
    void a_restaurant_to_which_nobody_came_for_long_is_never_taken_for_nobody() {
        var quiet = testTenants.create("still");
        madeUp(() -> at("no-" + RandomId.ofLength(8)).getJson("/"));

        await().until(() -> {
            int status = at(quiet).getJson("/probe/money").status();
            assertThat(status).isIn(200, 429);
            return status == 200;
        });
        madeUp(() -> at("no-" + RandomId.ofLength(8)).getJson("/"));
        assertThat(at(quiet).getJson("/probe/money").status()).isEqualTo(200);
    }

    private TestBrowser.Page api(String publicId) {
        return new TestBrowser("yanhuo.localhost", port).getJson("/t/" + publicId + "/api/probe");
    }

    /** The first that is not looked for. */
    private static TestBrowser.Page madeUp(Supplier<TestBrowser.Page> visit) {
        var answer = visit.get();
        for (int i = 0; i < 500 && answer.status() != 429; i++) answer = visit.get();
        return answer;
    }

    /** The first that is not let in. */
    private static TestBrowser.Page refused(Supplier<TestBrowser.Page> visit) {
        var answer = visit.get();
        for (int i = 0; i < 500 && answer.status() == 200; i++) answer = visit.get();
        return answer;
    }

    private static int seconds(TestBrowser.Page page) {
        return Integer.parseInt(page.header("Retry-After").orElseThrow());
    }
}
