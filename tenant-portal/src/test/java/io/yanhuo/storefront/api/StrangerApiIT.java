package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API tells to somebody who has not logged in. */
class StrangerApiIT extends ApiScene {
    @Nested
    class A_stranger {
        final Client stranger = laowang.stranger();

        @Test
        void sees_the_store_with_its_colours() {
            var store = stranger.get("/store").body();

            assertThat(store.get("open").asBoolean()).isTrue();
            assertThat(store.get("theme").get("brand").asString()).isEqualTo("#b3261e");
            assertThat(store.get("offers").get(0).get("taken").asBoolean()).isFalse();
            assertThat(store.get("fulfilments").get(0).asString()).isEqualTo("DINE_IN");
        }

        @Test
        void sees_the_menu_and_gets_nothing_twice() {
            var menu = stranger.get("/menu");
            var again =
                    stranger.request("GET /menu", null)
                            .header("If-None-Match", menu.header("ETag"));

            assertThat(menu.body().get("categories").size()).isPositive();
            assertThat(stranger.checked("GET /menu", again).status()).isEqualTo(304);
        }

        @Test
        void gets_the_menu_packed_with_a_tag_of_its_own() throws Exception {
            var request =
                    stranger.request("GET /menu", null).header("Accept-Encoding", "gzip").build();
            var packed = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());

            assertThat(packed.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(packed.headers().firstValue("ETag"))
                    .isNotEqualTo(stranger.get("/menu").raw().headers().firstValue("ETag"));
            assertThat(unpacked(packed.body())).isEqualTo(stranger.get("/menu").raw().body());
            assertThat(packed.body().length)
                    .isEqualTo(
                            (int) packed.headers().firstValueAsLong("Content-Length").orElse(-1));
        }

        private static String unpacked(byte[] bytes) throws IOException {
            try (var in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                return new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }

        @Test
        void finds_a_table_by_its_code_and_nothing_by_another() {
            var table = stranger.get("/tables/{code}", laowang.tableCode());

            assertThat(table.body().get("name").asString()).isEqualTo("1");
            assertThat(stranger.get("/tables/{code}", amei.tableCode()).code())
                    .isEqualTo("storefront.api.no-such-table");
        }

        @Test
        void can_read_how_all_this_works() {
            assertThat(stranger.get("/openapi.yaml").raw().body()).startsWith("openapi: 3.1.0");
        }

        @ParameterizedTest
        @ValueSource(strings = {"/orders", "/coupons", "/addresses"})
        void sees_nothing_that_is_a_diners(String route) {
            assertThat(stranger.get(route).status()).isEqualTo(401);
        }

        @Test
        void is_told_in_json_what_is_not_there() {
            var reply = stranger.raw(stranger.request("GET /nothing", null));

            assertThat(reply.status()).isEqualTo(404);
            assertThat(reply.code()).isEqualTo("storefront.api.no-such-route");
        }

        @Test
        void is_told_in_json_also_if_he_accepts_anything() {
            var request = stranger.request("GET /tables/{code}", null, "nowhere");
            var open = HttpRequest.newBuilder(request.build(), (name, _) -> !name.equals("Accept"));

            assertThat(stranger.checked("GET /tables/{code}", open).code())
                    .isEqualTo("storefront.api.no-such-table");
        }

        @Test
        void cannot_log_in_with_a_code_that_is_no_text() {
            var reply = stranger.post("/login", "{\"code\": 1}");

            assertThat(reply.status()).isEqualTo(400);
            assertThat(reply.code()).isEqualTo("shared.bad-request");
        }

        @Test
        void cannot_log_in_with_a_code_of_another_mini_program() {
            var body = "{\"code\": \"%s\"}".formatted(amei.code("bob"));

            assertThat(stranger.post("/login", body).status()).isBetween(400, 499);
        }
    }
}
