package io.yanhuo.payments;

import io.yanhuo.TestWeChat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** People with a phone, who scan and pay; steers the sandbox over HTTP. */
public final class Payers {
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Payers() {}

    /**
     * @param ticket text of the code, or prepay id
     * @return the sandbox's status: 200, or 409 if it can no longer be paid
     */
    public static int pay(String ticket) {
        return act(ticket, "OK");
    }

    public static int payUnheard(String ticket) {
        return act(ticket, "OK_NO_CALLBACK");
    }

    private static int act(String ticket, String outcome) {
        var id = ticket.replaceFirst(".*[?&]pr=([^&]*).*", "$1");
        return post("/sandbox/pay/" + id, "{\"outcome\":\"" + outcome + "\"}").statusCode();
    }

    static HttpResponse<String> post(String path, String json) {
        return send(
                HttpRequest.newBuilder(URI.create(TestWeChat.sandbox().baseUrl() + path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build());
    }

    static HttpResponse<String> get(String path) {
        return send(
                HttpRequest.newBuilder(URI.create(TestWeChat.sandbox().baseUrl() + path)).build());
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
