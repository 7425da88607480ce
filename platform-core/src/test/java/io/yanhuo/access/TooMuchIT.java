package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Those who want more than their share. */
class TooMuchIT extends AnswerScene {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Nested
    class Live_streams {
        @Test
        void stand_open_only_so_many_at_once_from_one_address() throws Exception {
            for (int i = 0; i < 3; i++) assertThat(open()).isEqualTo(200);
            assertThat(open()).isEqualTo(429);
            assertThat(at(laowang.host()).get("/probe").status()).isEqualTo(200);

            ProbePages.STREAMS.take().complete();

            await().untilAsserted(() -> assertThat(open()).isEqualTo(200));
            while (!ProbePages.STREAMS.isEmpty()) ProbePages.STREAMS.take().complete();
        }

        private int open() throws Exception {
            var request = at(laowang.host()).request("/probe/stream").GET().build();
            return CLIENT.send(request, BodyHandlers.ofInputStream()).statusCode();
        }
    }

    @Nested
    class Who_asks_too_much {
        @Test
        void is_told_to_wait_and_others_are_not() throws Exception {
            var answers = Crowd.atOnce(60, () -> at("yanhuo.localhost").getJson("/"));
            var refused = answers.stream().filter(answer -> answer.status() == 429).findFirst();

            assertThat(refused.orElseThrow().header("Retry-After")).contains("1");
            assertThat(refused.orElseThrow().body()).contains("access.too-many-requests");
            assertThat(Crowd.atOnce(20, () -> at("yanhuo.localhost").get("/")))
                    .anySatisfy(page -> assertThat(page.body()).contains("操作太快了"));
            assertThat(at(laowang.host()).getJson("/probe").status()).isEqualTo(200);
            await().untilAsserted(() ->
                    assertThat(at("yanhuo.localhost").getJson("/").status()).isEqualTo(404));
        }
    }
}
