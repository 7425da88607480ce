package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.PaidPortalTest;
import io.yanhuo.Statements;
import io.yanhuo.shared.RandomId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContext;

/** The API over the network, each answer held against its description. */
@PaidPortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiIT {
    private final ApplicationContext beans;

    Restaurant laowang;
    Restaurant amei;

    ApiIT(ApplicationContext beans) {
        this.beans = beans;
    }

    @BeforeAll
    void two_restaurants_with_the_same_dishes() {
        laowang = Restaurant.open(beans, "laowang", 1);
        amei = Restaurant.open(beans, "amei", 2);
    }

    private static String order(String basket, long payable) {
        return "{\"basket\": %s, \"payable\": %d}".formatted(basket, payable);
    }

    private static String quote(String basket) {
        return "{\"basket\": %s, \"bestCoupon\": true}".formatted(basket);
    }

    private static String key() {
        return RandomId.ofLength(24);
    }

    private String tea(Client diner) {
        var basket = Restaurant.fetched(line(laowang.tea()));
        return diner.place(key(), order(basket, 1300)).body().get("id").asString();
    }

    private static String line(String sku) {
        return "{\"skuId\": \"%s\", \"quantity\": 1}".formatted(sku);
    }

    @Nested
    class A_diner {
        final Client diner = laowang.diner("amei-" + RandomId.ofLength(6));

        @Test
        void takes_a_coupon_orders_pays_and_gets_a_pickup_number() {
            var offer = diner.get("/coupons").body().get("offers").get(0).get("id").asString();
            diner.post("/coupons", "{\"offerId\": \"%s\"}".formatted(offer));
            var basket = laowang.delivered(laowang.riceAndTea());
            var quote = diner.post("/quote", quote(basket)).body();
            assertThat(quote.get("problems").size()).isZero();
            assertThat(quote.get("payable").asLong()).isEqualTo(4500);
            var coupon = quote.get("couponId").asString();
            var wanted =
                    basket.replace("\"remark\"", "\"couponId\": \"" + coupon + "\", \"remark\"");

            var placed = diner.place(key(), order(wanted, 4500));

            assertThat(placed.status()).isEqualTo(201);
            var id = placed.body().get("id").asString();
            assertThat(placed.header("Location")).endsWith("/api/orders/" + id);
            var invocation = diner.post("/orders/{id}/payment", null, id).body().get("invocation");
            var prepay = invocation.get("package").asString().substring("prepay_id=".length());
            Restaurant.wechat("/sandbox/pay/" + prepay, "{\"outcome\": \"OK\"}");
            var paid = diner.post("/orders/{id}/refresh", null, id).body();
            assertThat(paid.get("pickupNumber").asInt()).isPositive();
            assertThat(paid.get("payable").asLong()).isEqualTo(4500);
            assertThat(diner.get("/orders").body().get("orders").get(0)).isEqualTo(paid);
        }

        @Test
        void cancels_an_order_that_is_not_paid() {
            var id = tea(diner);

            var cancelled = diner.post("/orders/{id}/cancellation", null, id).body();

            assertThat(cancelled.get("status").asString()).isEqualTo("CANCELLED");
        }

        @Test
        void gets_one_order_for_one_attempt() {
            var key = key();
            var body = order(Restaurant.fetched(line(laowang.tea())), 1300);

            var first = diner.place(key, body).body();
            var second = diner.place(key, body).body();

            assertThat(second).isEqualTo(first);
            assertThat(diner.get("/orders").body().get("orders").size()).isEqualTo(1);
        }

        @Test
        void keeps_an_address_book() {
            var id = diner.post("/addresses", Restaurant.place()).body().get("id").asString();
            var moved = Restaurant.place().replace("福中路 1 号", "红荔路 2 号");

            diner.send("PUT /addresses/{id}", moved, id);

            var book = diner.get("/addresses").body().get("addresses");
            assertThat(book.size()).isEqualTo(1);
            assertThat(book.get(0).get("text").asString()).isEqualTo("红荔路 2 号");
            assertThat(laowang.diner("bob").send("PUT /addresses/{id}", moved, id).status())
                    .isEqualTo(404);
            var other = diner.post("/addresses", Restaurant.place()).body().get("id").asString();
            assertThat(diner.send("PUT /addresses/{id}/default", null, other).status())
                    .isEqualTo(204);
            var first = diner.get("/addresses").body().get("addresses").get(0);
            assertThat(first.get("id").asString()).isEqualTo(other);
            assertThat(first.get("default").asBoolean()).isTrue();
            assertThat(laowang.diner("bob").send("PUT /addresses/{id}/default", null, id).status())
                    .isEqualTo(404);
            diner.send("DELETE /addresses/{id}", null, other);
            diner.send("DELETE /addresses/{id}", null, id);
            assertThat(diner.get("/addresses").body().get("addresses").size()).isZero();
        }

        @Test
        void opens_a_page_of_the_storefront_by_a_ticket() {
            var path = diner.post("/tickets", "{\"page\": \"/me\"}").body().get("path");

            assertThat(path.asString()).startsWith("/enter?ticket=");
        }

        @Test
        void is_told_what_is_in_the_way_of_an_order() {
            var eaten = Restaurant.fetched(line(laowang.tea())).replace("PICKUP", "DINE_IN");

            var problems = diner.post("/quote", quote(eaten)).body().get("problems");

            assertThat(problems.get(0).get("code").asString()).isEqualTo("ordering.no-such-table");
            assertThat(problems.get(0).get("message").asString()).contains("桌");
        }

        @Test
        void is_answered_in_english_if_he_asks_for_it() {
            var request =
                    diner.request("GET /orders/{id}", null, "nowhere")
                            .header("Accept-Language", "en");

            assertThat(diner.checked("GET /orders/{id}", request).body().get("detail").asString())
                    .matches("[\\x20-\\x7e’“”]+");
        }
    }

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

    @Nested
    class Another_restaurant {
        final String user = "amei-" + RandomId.ofLength(6);
        final Client atLaowang = laowang.diner(user);
        final String order = tea(atLaowang);

        @Test
        void does_not_know_the_token() {
            var foreign = amei.stranger().as(laowang.token(user));

            assertThat(foreign.get("/orders").status()).isEqualTo(401);
            assertThat(foreign.get("/orders/{id}", order).status()).isEqualTo(401);
        }

        @Test
        void does_not_know_the_order_of_the_same_person() {
            var samePerson = amei.diner(user);

            assertThat(samePerson.get("/orders/{id}", order).status()).isEqualTo(404);
            assertThat(samePerson.post("/orders/{id}/payment", null, order).status())
                    .isEqualTo(404);
            assertThat(samePerson.post("/orders/{id}/cancellation", null, order).status())
                    .isEqualTo(404);
            assertThat(samePerson.get("/orders").body().get("orders").size()).isZero();
        }

        @Test
        void does_not_sell_the_dish_of_the_same_name() {
            var basket = Restaurant.fetched(line(laowang.tea()));

            assertThat(amei.diner(user).place(key(), order(basket, 1300)).code())
                    .isEqualTo("menu.not-on-the-menu");
        }

        @Test
        void is_not_reached_through_the_host_of_the_first() throws Exception {
            var reply =
                    HttpClient.newHttpClient()
                            .send(
                                    onHost(amei.tenant().host(), laowang.tenant().publicId()),
                                    BodyHandlers.ofString());

            assertThat(reply.statusCode()).isEqualTo(404);
        }

        private HttpRequest onHost(String host, String publicId) {
            var port = beans.getEnvironment().getRequiredProperty("local.server.port");
            var address = "http://" + host + ":" + port + "/t/" + publicId + "/api/store";
            return HttpRequest.newBuilder(java.net.URI.create(address)).build();
        }

        @Test
        void somebody_elses_order_is_as_if_it_were_not_there() {
            var other = laowang.diner("bob");

            assertThat(other.get("/orders/{id}", order).status()).isEqualTo(404);
            assertThat(other.post("/orders/{id}/cancellation", null, order).status())
                    .isEqualTo(404);
            assertThat(atLaowang.get("/orders/{id}", order).body().get("status").asString())
                    .isEqualTo("AWAITING_PAYMENT");
        }
    }

    @Nested
    class An_altered_request {
        final Client diner = laowang.diner("mallory-" + RandomId.ofLength(6));
        final String basket = Restaurant.fetched(line(laowang.tea()));

        @Test
        void is_not_charged_the_price_it_claims() {
            var reply = diner.place(key(), order(basket, 1));

            assertThat(reply.code()).isEqualTo("ordering.price-changed");
            assertThat(diner.get("/orders").body().get("orders").size()).isZero();
        }

        @Test
        void may_not_carry_a_price_at_all() {
            var clever = basket.replace("\"quantity\": 1", "\"quantity\": 1, \"price\": 1");

            var reply = diner.place(key(), order(clever, 1));

            assertThat(reply.code()).isEqualTo("storefront.api.unreadable");
            assertThat(reply.body().get("member").asString()).isEqualTo("/basket/choices/0/price");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1.5", "\"1\"", "null", "true"})
        void counts_in_whole_numbers(String quantity) {
            var odd = basket.replace("\"quantity\": 1", "\"quantity\": " + quantity);

            assertThat(diner.post("/quote", quote(odd)).code())
                    .isEqualTo("storefront.api.unreadable");
        }

        @ParameterizedTest
        @ValueSource(strings = {"0", "-1", "100"})
        void stays_within_reason(String quantity) {
            var odd = basket.replace("\"quantity\": 1", "\"quantity\": " + quantity);

            var reply = diner.post("/quote", quote(odd));

            assertThat(reply.code()).isEqualTo("storefront.api.invalid");
            assertThat(reply.body().get("member").asString())
                    .isEqualTo("/basket/choices/0/quantity");
        }

        @Test
        void names_its_way_and_does_not_number_it() {
            var odd = basket.replace("\"PICKUP\"", "0");

            var reply = diner.post("/quote", quote(odd));

            assertThat(reply.code()).isEqualTo("storefront.api.unreadable");
            assertThat(reply.body().get("member").asString()).isEqualTo("/basket/fulfilment");
        }

        @Test
        void says_nothing_twice() {
            var twice = basket.replace("\"quantity\": 1", "\"quantity\": 1, \"quantity\": 2");

            assertThat(diner.post("/quote", quote(twice)).code())
                    .isEqualTo("storefront.api.unreadable");
        }

        @Test
        void has_a_key_for_each_attempt() {
            assertThat(diner.post("/orders", order(basket, 1300)).code())
                    .isEqualTo("storefront.api.bad-key");
            assertThat(diner.place("short", order(basket, 1300)).code())
                    .isEqualTo("storefront.api.bad-key");
        }

        @Test
        void is_json_and_not_too_long() {
            var form =
                    HttpRequest.newBuilder(
                                    diner.request("POST /quote", "a=b").build(),
                                    (name, _) -> !name.equals("Content-Type"))
                            .header("Content-Type", "text/plain");
            var long_ = quote(basket.replace("PICKUP", "PICKUP" + " ".repeat(70_000)));

            assertThat(diner.checked("POST /quote", form).status()).isEqualTo(415);
            assertThat(diner.post("/quote", long_).status()).isEqualTo(413);
        }

        @Test
        void does_not_pass_as_a_form_of_the_storefront() {
            var forged = diner.as("no-token");

            assertThat(forged.place(key(), order(basket, 1300)).status()).isEqualTo(401);
        }
    }

    @Nested
    class Work_for_the_database {
        @Test
        void is_next_to_none_for_a_menu() {
            laowang.stranger().get("/menu");

            assertThat(Statements.of(() -> laowang.stranger().get("/menu"))).isLessThanOrEqualTo(1);
        }

        @Test
        void is_the_same_for_one_line_and_for_many() {
            var diner = laowang.diner("statements-" + RandomId.ofLength(6));
            var one = order(Restaurant.fetched(line(laowang.tea())), 1300);
            var two = order(Restaurant.fetched(laowang.riceAndTea()), 5000);
            diner.place(key(), one);

            long few = Statements.of(() -> diner.place(key(), one));
            long many = Statements.of(() -> diner.place(key(), two));

            assertThat(few).isLessThanOrEqualTo(13);
            assertThat(many).isLessThanOrEqualTo(few + 2);
        }
    }
}
