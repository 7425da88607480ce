package io.yanhuo.killed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** The provider of text messages: outlives those who send through it, and never forgets. */
final class Telecom implements AutoCloseable {
    private static final Pattern OUT_ID = Pattern.compile("(?:^|&)OutId=([^&]+)");
    private static final Pattern PHONE = Pattern.compile("(?:^|&)PhoneNumbers?=([^&]+)");

    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private volatile Runnable before = () -> {};

    Telecom() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::serve);
        server.start();
    }

    /**
     * @param outId the sender's own number for it
     */
    record Message(String phone, String outId) {}

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Message> messages() {
        return messages;
    }

    /** Happens once, when the next message is out and its sender does not know it yet. */
    void beforeTheNextAnswer(Runnable something) {
        before = something;
    }

    private void serve(HttpExchange exchange) throws IOException {
        var query = exchange.getRequestURI().getRawQuery();
        var action = exchange.getRequestHeaders().getFirst("x-acs-action");
        var answer = action.equals("SendSms") ? sent(query) : details(parameter(PHONE, query));
        try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write(answer.getBytes(StandardCharsets.UTF_8));
        } catch (IOException _) {
            // Whoever asked may be dead by now.
        }
    }

    private String sent(String query) {
        messages.add(new Message(parameter(PHONE, query), parameter(OUT_ID, query)));
        var once = before;
        before = () -> {};
        once.run();
        return "{\"Code\":\"OK\"}";
    }

    private String details(String phone) {
        var rows =
                messages.stream()
                        .filter(message -> message.phone().equals(phone))
                        .map(message -> "{\"OutId\":\"" + message.outId() + "\"}")
                        .toList();
        return "{\"Code\":\"OK\",\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":["
                + String.join(",", rows)
                + "]}}";
    }

    private static String parameter(Pattern name, String query) {
        var found = name.matcher(query);
        if (!found.find()) throw new IllegalArgumentException(query);
        return URLDecoder.decode(found.group(1), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
