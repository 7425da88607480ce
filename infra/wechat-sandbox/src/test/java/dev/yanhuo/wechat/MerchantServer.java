package dev.yanhuo.wechat;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.yanhuo.wechat.crypto.AesGcm;
import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.state.Json;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import tools.jackson.databind.JsonNode;

/** Where callbacks arrive. Answers as told, and keeps what came. */
final class MerchantServer implements AutoCloseable {
    private final HttpServer server;
    private final BlockingQueue<Callback> received = new LinkedBlockingQueue<>();
    private volatile IntSupplier status = () -> 204;

    MerchantServer() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        server.createContext("/callbacks", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    record Callback(Map<String, List<String>> headers, String body) {
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }

        String id() {
            return Json.tree(body).path("id").asString();
        }

        boolean isSignedBy(String publicKey) {
            var message =
                    SignedText.ofAnswer(
                            header("Wechatpay-timestamp"), header("Wechatpay-nonce"), body);
            return Rsa.verifies(
                    Rsa.publicKey(publicKey),
                    message.getBytes(UTF_8),
                    header("Wechatpay-signature"));
        }

        JsonNode content(String apiV3Key) throws GeneralSecurityException {
            var resource = Json.tree(body).path("resource");
            return Json.tree(
                    AesGcm.decrypt(
                            apiV3Key,
                            resource.path("nonce").asString(),
                            resource.path("associated_data").asString(""),
                            resource.path("ciphertext").asString()));
        }
    }

    String url() {
        return "http://laowang.yanhuo.localhost:" + server.getAddress().getPort() + "/callbacks";
    }

    /** An address at which nobody listens. */
    static String deadUrl() {
        try (var socket = new ServerSocket(0)) {
            return "http://127.0.0.1:" + socket.getLocalPort() + "/callbacks";
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    void answers(IntSupplier with) {
        status = with;
    }

    Callback next() {
        try {
            var callback = received.poll(30, TimeUnit.SECONDS);
            if (callback == null) throw new AssertionError("no callback within 30 s");
            return callback;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean staysQuiet() {
        try {
            return received.poll(400, TimeUnit.MILLISECONDS) == null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        var body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
        received.add(new Callback(Map.copyOf(exchange.getRequestHeaders()), body));
        int with = status.getAsInt();
        if (with == 302) exchange.getResponseHeaders().set("Location", url());
        exchange.sendResponseHeaders(with, -1);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
