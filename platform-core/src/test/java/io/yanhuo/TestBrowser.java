package io.yanhuo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person's browser on one host, without pictures and scripts: keeps cookies, sends the forms of
 * the page it looks at, follows no redirect by itself.
 */
public final class TestBrowser {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern TOKEN =
            Pattern.compile("name=\"(?:_csrf|csrf-token)\"[^>]*?(?:value|content)=\"([^\"]+)\"");

    private final String origin;
    private final Map<String, String> cookies = new HashMap<>();
    private String token = "";

    public TestBrowser(String host, int port) {
        this.origin = "http://" + host + ":" + port;
    }

    /** What came back. */
    public record Page(int status, HttpHeaders headers, String body) {
        public String location() {
            return header("Location").orElseThrow();
        }

        public Optional<String> header(String name) {
            return headers.firstValue(name);
        }
    }

    public Page get(String path) {
        return send(request(path).header("Accept", "text/html").GET());
    }

    public Page getJson(String path) {
        return send(request(path).header("Accept", "application/json").GET());
    }

    /** As a form on the page that was looked at last. */
    public Page post(String path, Map<String, String> fields) {
        var withToken = new HashMap<>(fields);
        withToken.putIfAbsent("_csrf", token);
        return postAsItIs(path, withToken);
    }

    /** As a form that somebody else made up. */
    public Page postAsItIs(String path, Map<String, String> fields) {
        var body =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return send(
                request(path)
                        .header("Accept", "text/html")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body)));
    }

    public Page postJson(String path, String body, Map<String, String> headers) {
        var request =
                request(path)
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body));
        headers.forEach(request::setHeader);
        return send(request);
    }

    /** Anything at all, with this browser's cookies. */
    public HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(origin + path));
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        return request;
    }

    public Page send(HttpRequest.Builder request) {
        try {
            var answer = CLIENT.send(request.build(), BodyHandlers.ofString());
            remember(answer);
            return new Page(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    public @Nullable String cookie(String name) {
        return cookies.get(name);
    }

    public Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    public void plant(String name, String value) {
        cookies.put(name, value);
    }

    /** The token of the page that was looked at last. */
    public String token() {
        return token;
    }

    public String origin() {
        return origin;
    }

    private void remember(HttpResponse<String> answer) {
        for (var line : answer.headers().allValues("Set-Cookie")) {
            var pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
        var found = TOKEN.matcher(answer.body());
        if (found.find()) token = found.group(1);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
