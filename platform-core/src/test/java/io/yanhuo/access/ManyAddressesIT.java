package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.RawLine;
import io.yanhuo.tenancy.Tenant;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;

/** So many addresses that none of them asks too much, and all of them together do. */
@TestPropertySource(properties = {"yanhuo.limits.restaurant=2", "yanhuo.limits.callbacks=2"})
class ManyAddressesIT extends AnswerScene {
    private static final String SERVED = "HTTP/1.1 200";
    private static final String REFUSED = "HTTP/1.1 429";
    private static final int MANY = 500;
    private static final int OF_A_NETWORK = 250;

    /** Also those of whoever was here before. */
    private static final AtomicInteger ADDRESSES = new AtomicInteger();

    Tenant amei;

    @BeforeAll
    void a_neighbour() {
        amei = testTenants.create("amei");
    }

    @Nested
    class An_attack_on_one_restaurant {
        @Test
        @DisplayName("T-30 an attack from many addresses on one restaurant ends before its door")
        void ends_before_its_door_and_is_felt_at_no_other() throws IOException {
            var refused = refused();

            assertThat(refused)
                    .contains("Retry-After: 1")
                    .contains("access.too-many-requests")
                    .contains("X-Content-Type-Options: nosniff");
            assertThat(page(another(), amei.host(), "/probe")).startsWith(SERVED);
            assertThat(page(another(), laowang.host(), "/admin/probe"))
                    .as("another face of the same restaurant")
                    .startsWith("HTTP/1.1 401");
            await().until(() -> page(another(), laowang.host(), "/probe").startsWith(SERVED));
        }

        /** The first that is not let in; each is the only one from its address. */
        private String refused() throws IOException {
            var answer = "";
            for (int i = 0; i < MANY && !answer.startsWith(REFUSED); i++) {
                answer = page(another(), laowang.host(), "/probe");
            }
            assertThat(answer).startsWith(REFUSED);
            return answer;
        }
    }

    @Nested
    class Reports_of_payments {
        @Test
        @DisplayName("T-31 a flood of made-up reports of payments keeps no other's waiting")
        void that_somebody_makes_up_keep_no_others_waiting() throws IOException {
            var flood = another();
            var answer = "";
            for (int i = 0; i < MANY && !answer.startsWith(REFUSED); i++) answer = report(flood);
            assertThat(answer).startsWith(REFUSED).contains("access.too-many-requests");

            for (int i = 0; i < 20; i++) assertThat(report(another())).startsWith("HTTP/1.1 404");
            assertThat(page(flood, amei.host(), "/probe")).startsWith(SERVED);
        }

        private String report(String from) throws IOException {
            return page(from, "yanhuo.localhost", "/callbacks/made-up/probe");
        }
    }

    /** From which nobody has come yet. */
    private static String another() {
        int number = ADDRESSES.incrementAndGet();
        return "127.1.%d.%d".formatted(number / OF_A_NETWORK, 1 + number % OF_A_NETWORK);
    }

    private String page(String from, String host, String path) throws IOException {
        try (var line = new RawLine(from, port)) {
            line.send("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
            line.send("Accept: application/json\r\nConnection: close\r\n\r\n");
            return line.answer();
        }
    }
}
