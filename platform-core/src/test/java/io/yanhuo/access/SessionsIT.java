package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SessionsIT extends GuardScene {
    @Nested
    class A_session {
        @Test
        @DisplayName("T-02 a session of one restaurant is nothing in another")
        void of_one_restaurant_is_nothing_in_another() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            var elsewhere = at(amei);
            elsewhere.plant("yh_staff", browser.cookie("yh_staff"));

            assertThat(elsewhere.get("/admin/probe").status()).isEqualTo(303);
            assertThat(elsewhere.getJson("/admin/probe").status()).isEqualTo(401);
        }

        @Test
        void ends_with_the_logout() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            var token = browser.cookie("yh_staff");
            browser.get("/admin/probe/form");
            assertThat(browser.post("/admin/logout", Map.of()).location())
                    .isEqualTo("/admin/login?left");

            assertThat(browser.cookie("yh_staff")).isNull();
            browser.plant("yh_staff", token);
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
        }

        @Test
        void ends_when_nobody_uses_it_and_in_any_case_after_a_week() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            clock.advance(Duration.ofHours(11));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(200);
            clock.advance(Duration.ofHours(13));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);

            clock.reset();
            signIn(browser, phone, PASSWORD, "");
            for (int i = 0; i < 15; i++) {
                clock.advance(Duration.ofHours(11));
                assertThat(browser.get("/admin/probe").status()).isEqualTo(200);
            }
            clock.advance(Duration.ofHours(4));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
        }

        @Test
        void of_an_operator_ends_after_half_an_hour_without_use() {
            var browser = at("ops");
            signIn(browser, "Root ", "operator-password");
            clock.advance(Duration.ofMinutes(29));
            assertThat(browser.get("/probe").status()).isEqualTo(200);
            clock.advance(Duration.ofMinutes(31));
            assertThat(browser.get("/probe").status()).isEqualTo(303);
        }

        @Test
        @DisplayName("T-20 a session loses a permission with the role at once")
        void loses_a_permission_with_the_role_at_once() {
            var cook = People.phone();
            var id = in(laowang, () -> staff.create("小李", cook, StaffRole.MANAGER, PASSWORD));
            var browser = at(laowang);
            signIn(browser, cook, PASSWORD, "");
            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(200);

            laowang.scope().run(() -> staff.changeRole(id, StaffRole.KITCHEN));
            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(403);
            laowang.scope().run(() -> staff.deactivate(id));
            assertThat(browser.get("/admin/probe").status()).isEqualTo(303);
            assertThat(signIn(at(laowang), cook, PASSWORD, "").status()).isEqualTo(422);
        }

        @Test
        void notices_before_long_what_another_node_changed() {
            var cook = People.phone();
            var id = in(laowang, () -> staff.create("小张", cook, StaffRole.MANAGER, PASSWORD));
            var browser = at(laowang);
            signIn(browser, cook, PASSWORD, "");
            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(200);

            asAnotherNode(id);
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> browser.get("/admin/probe").status() == 303);
        }

        @Test
        @DisplayName(
                "T-26 a request that has read who somebody is, and is held up while her role"
                        + " changes, leaves nothing behind of what it read")
        void is_not_remembered_as_it_was_before_the_role_changed() throws Exception {
            var cook = People.phone();
            var id = in(laowang, () -> staff.create("小孙", cook, StaffRole.MANAGER, PASSWORD));
            var browser = at(laowang);
            signIn(browser, cook, PASSWORD, "");
            clock.advance(Duration.ofMinutes(2));

            try (var others = Executors.newVirtualThreadPerTaskExecutor()) {
                var heldUp =
                        whileHeld(
                                id,
                                () -> {
                                    var request =
                                            others.submit(() -> browser.get("/admin/probe/menu"));
                                    pause();
                                    becomes(others, id, StaffRole.KITCHEN);
                                    assertThat(request).as("held up until after it").isNotDone();
                                    return request;
                                });
                assertThat(heldUp.get().status()).as("read before").isEqualTo(200);
            }

            assertThat(browser.get("/admin/probe/menu").status()).isEqualTo(403);
        }

        private void becomes(ExecutorService others, String id, StaffRole role) {
            var change = others.submit(() -> laowang.scope().run(() -> staff.changeRole(id, role)));
            assertThat(change).succeedsWithin(Duration.ofSeconds(10));
        }

        /** So that it cannot be noted that the session is used. */
        private <T> T whileHeld(String id, Supplier<T> work) {
            var sql = "SELECT token_hash FROM login_session WHERE staff_id = ? FOR UPDATE";
            return in(
                    laowang,
                    () ->
                            transaction.execute(_ -> {
                                entities.createNativeQuery(sql).setParameter(1, id).getResultList();
                                return work.get();
                            }));
        }

        /** Enough for a request to come as far as it gets. */
        private static void pause() {
            LockSupport.parkNanos(Duration.ofMillis(700).toNanos());
        }

        private void asAnotherNode(String id) {
            var sql = "UPDATE staff SET active = FALSE WHERE staff_id = ?";
            laowang.scope()
                    .run(() ->
                            transaction.executeWithoutResult(_ ->
                                    entities.createNativeQuery(sql)
                                            .setParameter(1, id)
                                            .executeUpdate()));
        }
    }

    @Nested
    class What_is_over {
        @Test
        void is_thrown_away_and_nothing_else() {
            var browser = at(laowang);
            signIn(browser, phone, PASSWORD, "");
            in(laowang, () -> tickets.issue(Who.STAFF, owner, "/admin"));
            sweeping.run();
            assertThat(browser.get("/admin/probe").status()).isEqualTo(200);

            clock.advance(Duration.ofDays(8));
            sweeping.run();
            assertThat(rows("login_session")).isZero();
            assertThat(rows("ticket")).isZero();
            assertThat(
                            platform.sql("SELECT COUNT(*) FROM login_failure")
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }

        private long rows(String table) {
            return in(
                    laowang,
                    () ->
                            transaction.execute(_ ->
                                    ((Number)
                                                    entities.createNativeQuery(
                                                                    "SELECT COUNT(*) FROM " + table)
                                                            .getSingleResult())
                                            .longValue()));
        }
    }
}
