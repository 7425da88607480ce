package io.yanhuo.payments;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestWeChat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Makes the sandbox fail as the real servers do. */
final class Faults {
    static final String QUERY = "/v3/pay/partner/transactions/out-trade-no/*";
    static final String CREATE = "/v3/pay/partner/transactions/native";
    static final String CLOSE = "/v3/pay/partner/transactions/out-trade-no/*/close";
    static final String REFUND = "/v3/refund/domestic/refunds";

    private Faults() {}

    /** Once, on a POST to this path. */
    static void onPost(String path, String action, String variant) {
        add(Map.of("method", "POST", "path", path), action, variant);
    }

    /** Once, on a GET of this path. */
    static void onGet(String path, String action, String variant) {
        add(Map.of("method", "GET", "path", path), action, variant);
    }

    /** Once, on the next refund. */
    static void onNextRefund(String variant) {
        add(Map.of(), "R1", variant);
    }

    private static void add(Map<String, ?> match, String action, String variant) {
        var wish = Map.of("action", action, "variant", variant, "times", 1, "match", match);
        var answer = Payers.post("/sandbox/faults", WeChat.JSON.writeValueAsString(wish));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    static void clear() throws Exception {
        var all = URI.create(TestWeChat.sandbox().baseUrl() + "/sandbox/faults");
        HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(all).DELETE().build(),
                        HttpResponse.BodyHandlers.discarding());
    }
}
