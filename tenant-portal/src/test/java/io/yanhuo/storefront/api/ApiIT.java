package io.yanhuo.storefront.api;

import static io.yanhuo.storefront.api.Wire.key;
import static io.yanhuo.storefront.api.Wire.line;
import static io.yanhuo.storefront.api.Wire.order;
import static io.yanhuo.storefront.api.Wire.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Statements;
import io.yanhuo.shared.RandomId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a diner does with the mini-program, over the network. */
class ApiIT extends ApiScene {
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
            var id = laowang.orderedTea(diner);

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
    class Work_for_the_database {
        final Client diner = laowang.diner("statements-" + RandomId.ofLength(6));

        @Test
        void is_next_to_none_for_a_menu() {
            assertThat(Statements.leastOfFive(() -> looking("/menu"))).isLessThanOrEqualTo(1);
        }

        @Test
        void is_the_same_for_one_line_and_for_many() {
            var one = order(Restaurant.fetched(line(laowang.tea())), 1300);
            var two = order(Restaurant.fetched(laowang.riceAndTea()), 5000);

            long few = Statements.leastOfFive(() -> placing(one));
            long many = Statements.leastOfFive(() -> placing(two));

            assertThat(few).isPositive().isLessThanOrEqualTo(8);
            assertThat(many).isEqualTo(few);
        }

        @Test
        void is_the_same_for_one_order_and_for_many() {
            var basket = order(Restaurant.fetched(laowang.riceAndTea()), 5000);
            diner.place(key(), basket);
            long few = Statements.leastOfFive(() -> looking("/orders"));
            for (int i = 0; i < 4; i++) diner.place(key(), basket);

            assertThat(Statements.leastOfFive(() -> looking("/orders"))).isEqualTo(few);
            assertThat(few).isPositive();
        }

        private long looking(String route) {
            return diner.statements("GET " + route, diner.request("GET " + route, null)).size();
        }

        /** By somebody else each time: so many unpaid ones one diner may not have. */
        private long placing(String order) {
            var other = laowang.diner("statements-" + RandomId.ofLength(6));
            var request = other.request("POST /orders", order).header("Idempotency-Key", key());
            return other.statements("POST /orders", request).size();
        }
    }
}
