package io.yanhuo.access;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.springframework.web.util.UriComponentsBuilder;

/** Answers logins of mini-programs: each code belongs to one appid and works once. */
final class TestWeChat {
    /** As many lines as a crowd opens at once may wait to be taken up. */
    private static final int WAITING = 1_024;

    private static final TestWeChat SHARED = new TestWeChat();

    private final Map<String, String> secrets = new ConcurrentHashMap<>();
    private final Set<String> used = ConcurrentHashMap.newKeySet();
    private final HttpServer server;

    private TestWeChat() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), WAITING);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/sns/jscode2session", this::serve);
            server.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static TestWeChat shared() {
        return SHARED;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void knows(String appid, String secret) {
        secrets.put(appid, secret);
    }

    /** What {@code wx.login} hands to the mini-program of this appid. */
    static String code(String appid, String openid, int number) {
        return appid + "." + openid + "." + number;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var asked = UriComponentsBuilder.fromUri(exchange.getRequestURI()).build().getQueryParams();
        var answer =
                answer(
                        String.valueOf(asked.getFirst("appid")),
                        String.valueOf(asked.getFirst("secret")),
                        String.valueOf(asked.getFirst("js_code")));
        exchange.getResponseHeaders().set("Content-Type", "text/plain");
        exchange.sendResponseHeaders(200, 0);
        try (var out = exchange.getResponseBody()) {
            out.write(answer.getBytes(StandardCharsets.UTF_8));
        }
    }

    private String answer(String appid, String secret, String code) {
        var part = code.split("\\.");
        if (!secret.equals(secrets.get(appid))) return "{\"errcode\":40125,\"errmsg\":\"secret\"}";
        if (part.length != 3 || !part[0].equals(appid)) return "{\"errcode\":40029}";
        if (!used.add(code)) return "{\"errcode\":40163,\"errmsg\":\"code been used\"}";
        return "{\"openid\":\"" + part[1] + "\",\"session_key\":\"k\"}";
    }
}
