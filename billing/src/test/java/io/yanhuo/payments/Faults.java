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

    /** Whenever this refund is asked for; those of other tests may still be on their way. */
    static void onRefund(String outRefundNo, String variant) {
        add(Map.of("subject", outRefundNo), "R1", variant, 0);
    }

    private static void add(Map<String, ?> match, String action, String variant) {
        add(match, action, variant, 1);
    }

    /**
     * @param times how often; 0 is without end
     */
    private static void add(Map<String, ?> match, String action, String variant, int times) {
        var wish = Map.of("action", action, "variant", variant, "times", times, "match", match);
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
