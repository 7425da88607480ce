package io.yanhuo.storefront.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.WatchedRequests;
import io.yanhuo.shared.RandomId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A mini-program of one restaurant, as far as the network sees it; checks every answer. */
final class Client {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ApiDocument DOCUMENT = ApiDocument.read();

    private final HttpClient http = HttpClient.newHttpClient();
    private final String base;
    private final @Nullable String token;

    Client(String base, @Nullable String token) {
        this.base = base;
        this.token = token;
    }

    record Reply(int status, JsonNode body, HttpResponse<String> raw) {
        String header(String name) {
            return raw.headers().firstValue(name).orElse("");
        }

        String code() {
            return body.path("code").asString();
        }
    }

    Client as(String other) {
        return new Client(base, other);
    }

    Reply get(String route, Object... values) {
        return send("GET " + route, null, values);
    }

    Reply post(String route, @Nullable String body, Object... values) {
        return send("POST " + route, body, values);
    }

    /** Such as {@code GET /orders/{id}}; the values stand for the parts in braces. */
    Reply send(String route, @Nullable String body, Object... values) {
        return checked(route, request(route, body, values));
    }

    Reply place(String key, String body) {
        var request = request("POST /orders", body).header("Idempotency-Key", key);
        return checked("POST /orders", request);
    }

    /** The statements for the restaurant's schema that it takes to answer. */
    List<String> statements(String route, HttpRequest.Builder request) {
        var name = RandomId.ofLength(12);
        var answer = checked(route, request.header(WatchedRequests.HEADER, name));
        assertThat(answer.status()).as(answer.code()).isLessThan(300);
        return WatchedRequests.of(name);
    }

    Reply checked(String route, HttpRequest.Builder request) {
        var reply = raw(request);
        var type = reply.raw().headers().firstValue("Content-Type").orElse(null);
        DOCUMENT.check(route, reply.status(), type, reply.raw().body());
        return reply;
    }

    Reply raw(HttpRequest.Builder request) {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            var json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
            var body = json ? JSON.readTree(answer.body()) : JSON.createObjectNode();
            return new Reply(answer.statusCode(), body, answer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    HttpRequest.Builder request(String route, @Nullable String body, Object... values) {
        var parts = route.split(" ");
        var path = parts[1];
        for (var value : values) path = path.replaceFirst("\\{\\w+}", value.toString());
        var publisher = body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request =
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Accept", "application/json")
                        .method(parts[0], publisher);
        if (body != null) request.header("Content-Type", "application/json");
        if (token != null) request.header("Authorization", "Bearer " + token);
        return request;
    }
}
