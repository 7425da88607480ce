package io.yanhuo.storefront.api;

import static io.yanhuo.storefront.api.Wire.key;
import static io.yanhuo.storefront.api.Wire.line;
import static io.yanhuo.storefront.api.Wire.order;
import static io.yanhuo.storefront.api.Wire.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.shared.RandomId;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the API does not do, whatever it is sent. */
class MisusedApiIT extends ApiScene {
    @Nested
    class Another_restaurant {
        final String user = "amei-" + RandomId.ofLength(6);
        final Client atLaowang = laowang.diner(user);
        final String order = laowang.orderedTea(atLaowang);

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
}
