package io.yanhuo.isolation;

import io.yanhuo.WatchedRequests;
import io.yanhuo.isolation.Input.Place;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Face;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Somebody who sends requests to one host, as whoever the cookies and the token say. */
final class Caller {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BOUNDARY = "----------isolation";
    private static final Pattern PROOF =
            Pattern.compile(
                    "(?:name=\"_csrf\"[^>]*?value|name=\"csrf-token\"[^>]*?content)=\"([^\"]+)\"");

    private final String origin;
    private final Map<String, String> cookies = new HashMap<>();
    private final @Nullable String token;
    private String proof = "";

    Caller(String origin, Map<String, String> cookies, @Nullable String token) {
        this.origin = origin;
        this.cookies.putAll(cookies);
        this.token = token;
    }

    /** Opens a page and keeps what it gives: a browser's name, and the proof for its forms. */
    Caller look(String path) {
        open(path);
        return this;
    }

    /** The page, as it is read. */
    String open(String path) {
        var request = request(path).header("Accept", "text/html").GET();
        cookies(request, List.of());
        if (token != null) request.header("Authorization", "Bearer " + token);
        var answer = send(request);
        for (var line : answer.headers().allValues("Set-Cookie")) {
            var pair = line.split(";", 2)[0].split("=", 2);
            if (pair[1].isEmpty()) cookies.remove(pair[0]);
            else cookies.put(pair[0], pair[1]);
        }
        var page = body(answer);
        var found = PROOF.matcher(page);
        if (found.find()) proof = found.group(1);
        return page;
    }

    /** The same as what came back, and nothing is kept. */
    Answer read(String path) {
        var accepts = token == null ? "text/html" : "application/json";
        var request = request(path).header("Accept", accepts).GET();
        cookies(request, List.of());
        if (token != null) request.header("Authorization", "Bearer " + token);
        return new Answer(told(send(request)), List.of());
    }

    Map<String, String> cookies() {
        return Map.copyOf(cookies);
    }

    Answer send(Route route, Function<Position, String> ids) {
        var used = new LinkedHashSet<String>();
        Function<Position, String> noting =
                position -> {
                    var id = ids.apply(position);
                    used.add(id);
                    return id;
                };
        var filled = new ArrayList<Filled>();
        for (var input : route.inputs()) filled.add(new Filled(input, input.filled(noting)));
        var request = request(address(route, filled)).header("Accept", route.accepts());
        var watched = RandomId.ofLength(20);
        request.header(WatchedRequests.HEADER, watched);
        if (token != null) request.header("Authorization", "Bearer " + token);
        of(filled, Place.HEADER).forEach(it -> request.header(it.input().name(), it.value()));
        cookies(request, of(filled, Place.COOKIE));
        body(route, request, filled);
        var answer = send(request);
        // What the server refuses by itself gets as far as nobody.
        boolean seen = answer.headers().firstValue(WatchedRequests.HEADER).isPresent();
        return new Answer(
                Answer.plain(told(answer), used), seen ? WatchedRequests.of(watched) : List.of());
    }

    record Filled(Input input, String value) {}

    private static List<Filled> of(List<Filled> all, Place place) {
        return all.stream().filter(it -> it.input().place() == place).toList();
    }

    private static String address(Route route, List<Filled> filled) {
        var path =
                Route.VARIABLE
                        .matcher(route.path())
                        .replaceAll(variable ->
                                of(filled, Place.PATH).stream()
                                        .filter(it -> it.input().name().equals(variable.group(1)))
                                        .map(it -> encoded(it.value()))
                                        .findFirst()
                                        .orElseThrow())
                        .replace("/**", "/nothing");
        var query = form(of(filled, Place.FIELD));
        return route.changes() || query.isEmpty() ? path : path + "?" + query;
    }

    private void body(Route route, HttpRequest.Builder request, List<Filled> filled) {
        var json = of(filled, Place.JSON);
        if (!route.changes()) {
            request.GET();
        } else if (route.face() == Face.API) {
            request.header("Content-Type", "application/json");
            var body =
                    json.isEmpty()
                            ? BodyPublishers.noBody()
                            : BodyPublishers.ofString(Json.of(json));
            request.method(route.method(), body);
        } else if (of(filled, Place.FILE).isEmpty()) {
            var fields = form(of(filled, Place.FIELD));
            request.header("Content-Type", "application/x-www-form-urlencoded");
            var body = fields + (fields.isEmpty() ? "" : "&") + "_csrf=" + proof;
            request.method(route.method(), BodyPublishers.ofString(body));
        } else {
            request.header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY);
            request.method(route.method(), BodyPublishers.ofByteArray(parts(filled)));
        }
    }

    private static String form(List<Filled> fields) {
        return fields.stream()
                .map(field -> encoded(field.input().name()) + "=" + encoded(field.value()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private byte[] parts(List<Filled> filled) {
        var bytes = new ByteArrayOutputStream();
        of(filled, Place.FIELD).forEach(it -> part(bytes, it.input().name(), it.value()));
        part(bytes, "_csrf", proof);
        for (var file : of(filled, Place.FILE)) {
            var head = "%s\"; filename=\"a.png\"\r\nContent-Type: image/png";
            bytes.writeBytes(head(head.formatted(file.input().name()), false));
            bytes.writeBytes(Pixels.png());
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        bytes.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return bytes.toByteArray();
    }

    private static void part(ByteArrayOutputStream bytes, String name, String value) {
        bytes.writeBytes(head(name, true));
        bytes.writeBytes((value + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] head(String name, boolean closed) {
        var head = "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name;
        return (head + (closed ? "\"" : "") + "\r\n\r\n").getBytes(StandardCharsets.UTF_8);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(origin + path))
                .timeout(PATIENCE)
                .header("Accept-Language", "zh-CN");
    }

    private void cookies(HttpRequest.Builder request, List<Filled> more) {
        var all = new HashMap<>(cookies);
        more.forEach(it -> all.put(it.input().name(), encoded(it.value())));
        if (all.isEmpty()) return;
        request.header(
                "Cookie",
                all.entrySet().stream()
                        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                        .collect(Collectors.joining("; ")));
    }

    private HttpResponse<java.io.InputStream> send(HttpRequest.Builder request) {
        try {
            return HTTP.send(request.build(), BodyHandlers.ofInputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String told(HttpResponse<java.io.InputStream> answer) {
        var told = new StringBuilder().append(answer.statusCode());
        for (var name :
                List.of("Location", "Content-Type", "Cache-Control", "Vary", "HX-Redirect")) {
            told.append('\n').append(name).append(": ");
            told.append(answer.headers().allValues(name));
        }
        var named =
                answer.headers().allValues("Set-Cookie").stream()
                        .map(cookie -> cookie.split("=", 2)[0])
                        .sorted()
                        .toList();
        return told.append("\nSet-Cookie: ")
                .append(named)
                .append('\n')
                .append(body(answer))
                .toString();
    }

    /** Of a stream that stays open only that it does, of a packed file its length. */
    private static String body(HttpResponse<java.io.InputStream> answer) {
        var type = answer.headers().firstValue("Content-Type").orElse("");
        try (var in = answer.body()) {
            if (type.startsWith("text/event-stream")) return "<stream>";
            var bytes = in.readAllBytes();
            if (type.equals("application/zip")) return "<file of " + bytes.length + " bytes>";
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
