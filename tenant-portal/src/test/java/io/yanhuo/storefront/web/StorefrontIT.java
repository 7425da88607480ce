package io.yanhuo.storefront.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.ordering.Shop;
import io.yanhuo.ordering.Tables;
import io.yanhuo.shared.RandomId;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** What a diner does in the browser, from the menu to an order. */
class StorefrontIT extends StorefrontScene {
    @Nested
    class The_menu {
        @Test
        void shows_dishes_with_ingredients_and_lowest_price() throws Exception {
            assertThat(diner().look("/"))
                    .startsWith("<!DOCTYPE html>")
                    .contains("data-testid=\"dish-叉烧饭\"", "猪梅头肉", "¥28.00", "营业中");
        }

        @Test
        void is_there_in_english_for_whom_asks_so() throws Exception {
            var diner = diner();
            diner.look("/?lang=en");

            assertThat(diner.look("/")).contains("lang=\"en\"", "Check out").doesNotContain("去结算");
        }

        @Test
        void need_not_be_sent_twice() throws Exception {
            var diner = diner();
            diner.look("/");
            var etag = diner.open("/").getHeader("ETag");

            assertThat(diner.open("/", "If-None-Match", etag).getStatus()).isEqualTo(304);
        }

        @Test
        void knows_the_table_whose_code_was_scanned() throws Exception {
            var code =
                    laowang.tenant()
                            .scope()
                            .get(() -> beans.getBean(Tables.class).all().getFirst().code());
            var diner = diner();

            assertThat(diner.open("/table/" + code).getStatus()).isEqualTo(303);
            assertThat(diner.look("/")).contains("data-testid=\"table\"");
            assertThat(diner.open("/table/nonsense00").getStatus()).isEqualTo(404);
        }
    }

    @Nested
    class A_checkout {
        @Test
        void lists_every_part_of_the_price() throws Exception {
            assertThat(diner().look("/checkout?way=PICKUP&item=" + items(laowang)))
                    .contains("¥36.00", "¥12.00", "¥48.00", "data-testid=\"payable\">¥50.00");
        }

        @Test
        void becomes_one_order_however_often_it_is_sent() throws Exception {
            var diner = diner();
            diner.look("/checkout?way=PICKUP&item=" + items(laowang));
            var form = form(laowang, 5000);
            var first = diner.submit("/checkout", form);
            var second = diner.submit("/checkout", form);

            assertThat(first.getStatus()).isEqualTo(303);
            assertThat(first.getRedirectedUrl()).matches("/orders/\\w+/pay");
            assertThat(second.getRedirectedUrl()).isEqualTo(first.getRedirectedUrl());
        }

        @Test
        void without_the_price_that_was_shown_is_not_told_of_one_below_nothing() throws Exception {
            var diner = diner();
            diner.look("/checkout?way=PICKUP&item=" + items(laowang));
            var form = form(laowang, 1);
            form.remove("seen");
            var answer = diner.submit("/checkout", form);

            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString())
                    .contains("这次提交不完整", ">¥50.00")
                    .doesNotContain("¥-");
        }

        @Test
        void with_an_altered_price_is_refused_and_shows_the_right_one() throws Exception {
            var diner = diner();
            diner.look("/checkout?way=PICKUP&item=" + items(laowang));
            var answer = diner.submit("/checkout", form(laowang, 1));

            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getContentAsString()).contains("价格有变化", ">¥50.00");
        }

        @Test
        void of_another_restaurants_dishes_is_refused() throws Exception {
            var diner = diner();
            diner.look("/checkout?way=PICKUP&item=" + items(laowang));

            assertThat(diner.submit("/checkout", form(amei, 5000)).getStatus()).isEqualTo(422);
        }

        @Test
        void for_delivery_names_what_is_missing_and_keeps_what_was_typed() throws Exception {
            var diner = diner();
            diner.look("/checkout?way=DELIVERY&item=" + items(laowang));
            var form = form(laowang, 5000);
            form.set("way", "DELIVERY");
            form.set("name", "陈小姐");
            form.set("phone", "12");
            var answer = diner.submit("/checkout", form);

            assertThat(answer.getStatus()).isEqualTo(422);
            assertThat(answer.getContentAsString())
                    .contains("value=\"陈小姐\"", "id=\"phone-error\"", "id=\"point-error\"");
        }

        @Test
        void of_who_has_five_unpaid_orders_leads_to_them() throws Exception {
            var diner = diner();
            diner.look("/checkout?way=PICKUP&item=" + items(laowang));
            for (int i = 0; i < 5; i++) {
                var placed = diner.submit("/checkout", form(laowang, 5000));
                assertThat(placed.getStatus()).isEqualTo(303);
            }

            var answer = diner.submit("/checkout", form(laowang, 5000));

            assertThat(answer.getStatus()).isEqualTo(409);
            assertThat(answer.getContentAsString()).contains("<a href=\"/orders\">您有 5 个订单还没有付款");
        }

        @Test
        void needs_something_in_it() throws Exception {
            assertThat(diner().open("/checkout?item=nonsense").getStatus()).isEqualTo(422);
        }
    }

    @Nested
    class An_order {
        @Test
        void is_its_diners_alone_and_can_be_cancelled_before_payment() throws Exception {
            var diner = diner();
            var order = order(diner);
            var stranger = diner();
            order(stranger);

            assertThat(diner.look(order)).contains("data-status=\"AWAITING_PAYMENT\"");
            assertThat(stranger.open(order).getStatus()).isEqualTo(404);
            assertThat(diner.submit(order + "/cancellation", form(laowang, 0)).getStatus())
                    .isEqualTo(303);
            assertThat(diner.look(order)).contains("data-status=\"CANCELLED\"");
            assertThat(diner.open(order + "/again").getRedirectedUrl())
                    .isEqualTo("/checkout?way=PICKUP&item=" + items(laowang));
        }

        private String order(TestDiner diner) throws Exception {
            diner.look("/checkout?way=PICKUP&item=" + items(laowang));
            var placed = diner.submit("/checkout", form(laowang, 5000)).getRedirectedUrl();
            return placed.replace("/pay", "");
        }
    }

    private static MultiValueMap<String, String> form(Shop shop, long seen) {
        var form = new LinkedMultiValueMap<String, String>();
        shop.riceAndTea().forEach(choice -> form.add("item", Items.write(choice)));
        form.add("way", "PICKUP");
        form.add("seen", String.valueOf(seen));
        form.add("key", RandomId.ofLength(24));
        return form;
    }
}
