package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.RawLine;
import io.yanhuo.tenancy.Tenant;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** Strangers who hold connections, and what is left for everybody else. */
@Tag("alone")
@TestPropertySource(
        properties = {
            "yanhuo.limits.under-way=10",
            "yanhuo.limits.body.within=3s",
            "yanhuo.limits.body.grace=3s",
            "yanhuo.limits.body.upload-rate=500B",
            "yanhuo.limits.restaurant-streams=4",
            "yanhuo.limits.all-streams=6"
        })
class ManyLinesIT extends AnswerScene {
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String STRANGER = "127.0.0.1";
    private static final String NEIGHBOUR = "127.0.0.2";
    private static final String THIRD = "127.0.0.3";

    private final List<RawLine> held = new ArrayList<>();

    @AfterEach
    void let_go() throws IOException {
        for (var line : held) line.close();
        while (!ProbePages.STREAMS.isEmpty()) ProbePages.STREAMS.remove().complete();
        await().until(() -> page(STRANGER).startsWith("HTTP/1.1 200"));
    }

    @Nested
    class Half_a_request {
        @Test
        void is_waited_for_so_many_times_from_one_address_and_others_are_served()
                throws IOException {
            for (int i = 0; i < 10; i++) half(STRANGER, "text/plain", 100);

            await().until(() -> page(STRANGER).startsWith("HTTP/1.1 429"));
            assertThat(page(STRANGER))
                    .contains("Retry-After: 5", "X-Content-Type-Options: nosniff")
                    .contains("access.too-many-at-once");
            assertThat(page(NEIGHBOUR)).startsWith("HTTP/1.1 200");
            // Nobody waits for the rest of what is refused.
            assertThat(half(STRANGER, "text/plain", 100).answer()).startsWith("HTTP/1.1 429");
            assertThat(half(NEIGHBOUR, "text/plain", 4).answer("abc")).startsWith("HTTP/1.1 403");
        }

        @Test
        void counts_for_more_the_more_of_it_is_kept() throws IOException {
            var long_ = half(STRANGER, "text/plain", 1 << 20);

            assertThat(long_.answer("x".repeat(700_000))).startsWith("HTTP/1.1 429");
            assertThat(page(STRANGER)).startsWith("HTTP/1.1 200");
        }

        @Test
        void ends_when_the_whole_has_taken_too_long_however_often_something_comes()
                throws Exception {
            var begun = System.nanoTime();
            var answer = drop(half(STRANGER, FORM, 10_000), 1);

            assertThat(answer).startsWith("HTTP/1.1 408").contains("shared.too-slow");
            assertThat(since(begun)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        }
    }

    @Nested
    class A_picture {
        @Test
        void over_a_poor_line_has_longer() throws Exception {
            var begun = System.nanoTime();
            var answer = drop(half(STRANGER, "multipart/form-data; boundary=b", 5_000), 100);

            assertThat(since(begun)).isGreaterThan(Duration.ofSeconds(4));
            assertThat(answer).startsWith("HTTP/1.1 403");
        }

        @Test
        void that_hardly_comes_is_given_up() throws Exception {
            var begun = System.nanoTime();
            var answer = drop(half(STRANGER, "multipart/form-data; boundary=b", 5_000), 1);

            assertThat(answer).startsWith("HTTP/1.1 4");
            assertThat(since(begun)).isBetween(Duration.ofSeconds(2), Duration.ofSeconds(8));
        }
    }

    @Nested
    class Live_pages {
        @Test
        void stand_open_only_so_many_at_once_of_one_restaurant() throws IOException {
            for (int i = 0; i < 3; i++) assertThat(stream(STRANGER, laowang)).endsWith("200 ");

            assertThat(stream(NEIGHBOUR, laowang)).endsWith("200 ");
            assertThat(stream(NEIGHBOUR, laowang)).endsWith("429 ");
            assertThat(page(NEIGHBOUR)).startsWith("HTTP/1.1 200");
        }

        @Test
        void nor_more_of_all_together_than_leave_room_for_others() throws IOException {
            var amei = testTenants.create("amei");
            for (int i = 0; i < 3; i++) assertThat(stream(STRANGER, laowang)).endsWith("200 ");
            for (int i = 0; i < 3; i++) assertThat(stream(NEIGHBOUR, amei)).endsWith("200 ");

            assertThat(stream(THIRD, amei)).endsWith("429 ");
            assertThat(page(THIRD)).startsWith("HTTP/1.1 200");
        }
    }

    /** Everything but the rest of its body. */
    private Half half(String from, String type, int length) throws IOException {
        var line = new RawLine(from, port);
        held.add(line);
        line.send("POST /probe/form HTTP/1.1\r\nHost: " + laowang.host() + "\r\n");
        line.send("Connection: close\r\nContent-Type: " + type + "\r\n");
        line.send("Content-Length: " + length + "\r\n\r\nx");
        return new Half(line, length - 1);
    }

    private record Half(RawLine line, int missing) {
        String answer() throws IOException {
            return line.answer();
        }

        String answer(String rest) throws IOException {
            line.send(rest);
            return line.answer();
        }
    }

    /** A drop of so many bytes ten times a second, until all are there or nobody wants more. */
    private static String drop(Half half, int bytes) throws Exception {
        int sent = 0;
        var begun = System.nanoTime();
        while (sent < half.missing() && !half.line().answered()) {
            assertThat(since(begun)).as("waited for").isLessThan(Duration.ofSeconds(9));
            int now = Math.min(bytes, half.missing() - sent);
            half.line().send("x".repeat(now));
            sent += now;
            Thread.sleep(100);
        }
        return half.answer();
    }

    private String page(String from) {
        try (var line = new RawLine(from, port)) {
            line.send("GET /probe HTTP/1.1\r\nHost: " + laowang.host() + "\r\n");
            line.send("Connection: close\r\n\r\n");
            return line.answer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String stream(String from, Tenant restaurant) throws IOException {
        var line = new RawLine(from, port);
        held.add(line);
        line.send("GET /probe/stream HTTP/1.1\r\nHost: " + restaurant.host() + "\r\n\r\n");
        return line.firstLine();
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
