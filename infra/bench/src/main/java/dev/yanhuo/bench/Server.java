package dev.yanhuo.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Sends requests to a server on this machine under the host name that it expects. */
final class Server {
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .cookieHandler(new CookieManager())
                    .build();
    private final int port;

    Server(int port) {
        this.port = port;
    }

    /**
     * @throws IllegalStateException unless the answer has this status
     */
    String get(String host, String path, int status, Map<String, String> headers) {
        return send(request(host, path, headers).GET().build(), status);
    }

    String post(String host, String path, String body, int status, Map<String, String> headers) {
        var content = HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8);
        return send(request(host, path, headers).POST(content).build(), status);
    }

    private HttpRequest.Builder request(String host, String path, Map<String, String> headers) {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (!host.isEmpty()) request.header("Host", host + ":" + port);
        headers.forEach(request::header);
        return request;
    }

    private String send(HttpRequest request, int status) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() == status) return answer.body();
            var body = answer.body();
            throw new IllegalStateException(
                    request.uri().getPath()
                            + ": "
                            + answer.statusCode()
                            + " "
                            + body.substring(0, Math.min(200, body.length())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
