package io.yanhuo.storefront.api;

import static io.yanhuo.storefront.api.Wire.key;
import static io.yanhuo.storefront.api.Wire.order;
import static io.yanhuo.storefront.api.Wire.quote;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Collections;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Who orders more lines than any kitchen would read. */
class HugeCartIT extends ApiScene {
    @Nested
    class Through_the_mini_program {
        final Client diner = laowang.diner("glutton");

        @Test
        @DisplayName("T-32 ten thousand lines are not even read")
        void ten_thousand_lines_are_not_even_read() {
            var huge = basket(10_000);

            assertThat(diner.post("/quote", quote(huge)).code())
                    .isEqualTo("storefront.api.too-large");
            var placed = diner.place(key(), order(huge, 1300));
            assertThat(placed.status()).isEqualTo(413);
            assertThat(placed.body().get("detail").asString()).isNotBlank();
            assertThat(diner.get("/orders").body().get("orders").size()).isZero();
        }

        @Test
        @DisplayName("T-32 those that fit into a request are counted")
        void those_that_fit_are_counted() {
            var reply = diner.place(key(), order(basket(51), 1300));

            assertThat(reply.status()).isEqualTo(422);
            assertThat(reply.code()).isEqualTo("storefront.api.invalid");
            assertThat(reply.body().get("member").asString()).isEqualTo("/basket/choices");
            assertThat(diner.post("/quote", quote(basket(1_000))).status()).isEqualTo(422);
            assertThat(diner.post("/quote", quote(basket(50))).status()).isEqualTo(200);
        }

        private String basket(int lines) {
            var line = "{\"skuId\":\"%s\",\"quantity\":1}".formatted(laowang.tea());
            var all = String.join(",", Collections.nCopies(lines, line));
            return "{\"choices\":[%s],\"fulfilment\":\"PICKUP\"}".formatted(all);
        }
    }

    @Nested
    class Through_the_storefront {
        final TestBrowser browser = new TestBrowser(laowang.tenant().host(), port());

        @Test
        @DisplayName("T-32 more lines than a kitchen reads are refused and none is left out")
        void more_than_sixty_are_refused() {
            var page = send(61);

            assertThat(page.status()).isEqualTo(422);
            assertThat(page.body()).contains("60");
            assertThat(browser.get("/checkout?way=PICKUP" + items(61)).body()).contains("60");
        }

        @Test
        @DisplayName("T-32 ten thousand lines are refused before they are read")
        void ten_thousand_are_refused() {
            var page = send(10_000);

            assertThat(page.status()).isIn(400, 413);
            assertThat(page.body()).contains("这一步没有完成");
            assertThat(browser.get("/").status()).isEqualTo(200);
        }

        private TestBrowser.Page send(int lines) {
            browser.get("/checkout?way=PICKUP" + items(1));
            var form = "_csrf=" + browser.token() + "&way=PICKUP&seen=1300&key=" + key();
            return browser.send(
                    browser.request("/checkout")
                            .header("Accept", "text/html")
                            .header("Content-Type", "application/x-www-form-urlencoded")
                            .POST(BodyPublishers.ofString(form + items(lines))));
        }

        private String items(int lines) {
            return ("&item=" + laowang.tea() + ".1").repeat(lines);
        }
    }

    private int port() {
        return Integer.parseInt(beans.getEnvironment().getRequiredProperty("local.server.port"));
    }
}
