package dev.yanhuo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody's browser or mini-program, with cookies of its own, for what is not measured. */
final class Web {
    static final JsonMapper JSON = new JsonMapper();

    private static final Pattern TOKEN =
            Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private static final int TOO_MANY = 429;
    private static final int MOST_TRIES = 30;

    private final CookieManager cookies = new CookieManager();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(cookies)
                    .build();
    private final int port;
    private final String host;

    /**
     * @param host by which the server is called
     */
    Web(int port, String host) {
        this.port = port;
        this.host = host + ":" + port;
    }

    String host() {
        return host;
    }

    /** As they would be sent in a header. */
    String cookies() {
        return cookies.getCookieStore().getCookies().stream()
                .map(cookie -> cookie.getName() + "=" + cookie.getValue())
                .collect(Collectors.joining("; "));
    }

    String get(String path) {
        return send(request(path).GET().build(), 200);
    }

    /** The answer whatever its status, for those who wait for it to change. */
    HttpResponse<String> look(String path) {
        return send(request(path).GET().build());
    }

    JsonNode json(String path, Map<String, String> headers) {
        var request = request(path).header("Accept", "application/json");
        headers.forEach(request::header);
        return JSON.readTree(send(request.GET().build(), 200));
    }

    JsonNode json(String path, Object body, Map<String, String> headers) {
        var request = request(path).header("Content-Type", "application/json");
        headers.forEach(request::header);
        var text = HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body));
        var answer = send(request.POST(text).build());
        if (answer.statusCode() / 100 == 2) return JSON.readTree(answer.body());
        throw unexpected(answer);
    }

    /** Sends a form of the page at this path, as its visitor would. */
    HttpResponse<String> form(String page, String path, Map<String, String> fields) {
        var token = TOKEN.matcher(get(page));
        var request =
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .header("X-CSRF-Token", token.find() ? token.group(1) : "");
        var answer = send(request.POST(HttpRequest.BodyPublishers.ofString(of(fields))).build());
        if (answer.statusCode() < 400) return answer;
        throw unexpected(answer);
    }

    private static String of(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Host", host);
    }

    private String send(HttpRequest request, int status) {
        var answer = send(request);
        if (answer.statusCode() == status) return answer.body();
        throw unexpected(answer);
    }

    /** Whoever is told to come again later does, as people in a crowd would. */
    private HttpResponse<String> send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            for (int i = 0; i < MOST_TRIES && answer.statusCode() == TOO_MANY; i++) {
                long later = answer.headers().firstValueAsLong("Retry-After").orElse(1);
                Thread.sleep(Duration.ofSeconds(later));
                answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(request.uri().toString(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static IllegalStateException unexpected(HttpResponse<String> answer) {
        var body = answer.body();
        return new IllegalStateException(
                "%s: %d %s"
                        .formatted(
                                answer.uri().getPath(),
                                answer.statusCode(),
                                body.substring(0, Math.min(300, body.length()))));
    }
}
