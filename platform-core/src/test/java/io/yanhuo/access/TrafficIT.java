package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** One restaurant has too many visitors; its staff, its money and its neighbour do not notice. */
@TestPropertySource(
        properties = {
            "yanhuo.limits.per-minute.storefront=60",
            "yanhuo.limits.per-minute.workspace=60",
            "yanhuo.limits.rush=30s"
        })
class TrafficIT extends GuardScene {
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
