package io.yanhuo.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.SupportAccess;
import io.yanhuo.menu.Station;
import io.yanhuo.menu.Stations;
import io.yanhuo.tenancy.TenantEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Whoever sends half of a form while she may, and the other half when she may no longer. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        properties = "yanhuo.operations.pause=20ms",
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
class HalfSentIT extends SupportScene {
    private static final String PATH = "/admin/stations";
    private static final String NEW = "新烤炉";

    @Autowired Stations stations;
    @LocalServerPort int port;

    @Nested
    class An_operator_who_helps {
        @ParameterizedTest
        @EnumSource
        @DisplayName("T-49 changes nothing by a form over which her time has run out")
        void is_too_late_when_her_time_is_over(HalfSent.Way way) throws IOException {
            try (var form = half(changing(), way)) {
                clock.advance(Duration.ofMinutes(31));

                assertThat(form.rest()).startsWith("HTTP/1.1 401");
            }
            assertThat(stations()).doesNotContain(NEW);
            assertThat(actions()).doesNotContain("support.changed");
        }

        @Test
        @DisplayName("T-49 nor by one over which the owner has shown her out")
        void is_too_late_when_the_owner_has_ended_it() throws IOException {
            try (var form = half(changing(), HalfSent.Way.LENGTH)) {
                var access = desk.ofTenant(shop.id(), 1).getFirst().id();
                desk.end(access, SupportAccess.EndedBy.OWNER);

                assertThat(form.rest()).startsWith("HTTP/1.1 401");
            }
            assertThat(stations()).doesNotContain(NEW);
            assertThat(actions()).doesNotContain("support.changed");
        }

        @Test
        @DisplayName("T-49 nor by one over which she was disabled")
        void is_too_late_when_she_is_disabled() throws IOException {
            try (var form = half(changing(), HalfSent.Way.LENGTH)) {
                accounts.disable(id(MEI));

                assertThat(form.rest()).startsWith("HTTP/1.1 401");
            }
            assertThat(stations()).doesNotContain(NEW);
        }

        @ParameterizedTest
        @EnumSource
        void changes_what_she_may_however_slowly(HalfSent.Way way) throws IOException {
            try (var form = half(changing(), way)) {
                assertThat(form.rest()).startsWith("HTTP/1.1 303");
            }
            assertThat(stations()).contains(NEW);
            assertThat(actions()).contains("support.changed");
        }
    }

    @Nested
    class A_manager {
        @ParameterizedTest
        @EnumSource
        @DisplayName("who is dismissed over her form changes nothing by it")
        void is_too_late_when_she_is_dismissed(HalfSent.Way way) throws IOException {
            at(StaffRole.OWNER);
            try (var form = half(at(StaffRole.MANAGER), way)) {
                shop.scope().run(HalfSentIT.this::dismissTheManager);

                assertThat(form.rest()).startsWith("HTTP/1.1 401");
            }
            assertThat(stations()).doesNotContain(NEW);
        }

        @ParameterizedTest
        @EnumSource
        @DisplayName("nor by one over which the restaurant was suspended")
        void is_too_late_when_the_restaurant_is_suspended(HalfSent.Way way) throws IOException {
            try (var form = half(at(StaffRole.MANAGER), way)) {
                tenants.happen(shop.id(), TenantEvent.SUSPEND);

                assertThat(form.rest()).startsWith("HTTP/1.1 409");
            }
            assertThat(stations()).doesNotContain(NEW);
        }
    }

    private void dismissTheManager() {
        staff.all().stream()
                .filter(one -> one.role() == StaffRole.MANAGER)
                .forEach(one -> staff.deactivate(one.id()));
    }

    private List<String> stations() {
        var now = tenants.get(shop.id()).scope();
        return now.get(() -> stations.all().stream().map(Station::name).toList());
    }

    private HalfSent half(MockBrowser browser, HalfSent.Way way) throws IOException {
        browser.open(PATH);
        var form = "name=%E6%96%B0%E7%83%A4%E7%82%89";
        return new HalfSent(port, shop.host(), browser, way, PATH, form);
    }
}
