package dev.yanhuo.wechat.callbacks;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.gate.NotifyUrl;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sends bytes to a merchant's server, byte for byte as packed: the case of the headers is part of
 * what is tried out, so no HTTP client may touch them. Follows no redirects.
 */
final class Post {
    private static final int MOST = 8192;

    private final Duration limit;

    Post(Duration limit) {
        this.limit = limit;
    }

    record Reply(int status, String body) {}

    Reply send(String url, Map<String, String> headers, byte[] body) throws IOException {
        long deadline = System.nanoTime() + limit.toNanos();
        var uri = URI.create(url);
        try (var socket = connect(uri, remaining(deadline))) {
            var out = socket.getOutputStream();
            out.write(head(uri, headers, body.length).getBytes(UTF_8));
            out.write(body);
            out.flush();
            return read(socket, deadline);
        }
    }

    private static Socket connect(URI uri, int millis) throws IOException {
        boolean secure = "https".equals(uri.getScheme());
        int port = uri.getPort() > 0 ? uri.getPort() : secure ? 443 : 80;
        var address =
                NotifyUrl.isLoopback(uri.getHost())
                        ? InetAddress.getByAddress(uri.getHost(), new byte[] {127, 0, 0, 1})
                        : InetAddress.getByName(uri.getHost());
        var socket = new Socket();
        socket.connect(new InetSocketAddress(address, port), millis);
        if (!secure) return socket;
        var factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
        return factory.createSocket(socket, uri.getHost(), port, true);
    }

    private static String head(URI uri, Map<String, String> headers, int length) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        head.append("Host: ").append(uri.getRawAuthority()).append("\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        return head + "Content-Length: " + length + "\r\nConnection: close\r\n\r\n";
    }

    private static Reply read(Socket socket, long deadline) throws IOException {
        var received = new ByteArrayOutputStream();
        var in = socket.getInputStream();
        var chunk = new byte[2048];
        while (received.size() < MOST) {
            socket.setSoTimeout(remaining(deadline));
            int count = readSome(in, chunk, received);
            if (count < 0) break;
            received.write(chunk, 0, count);
        }
        return parse(received.toString(UTF_8));
    }

    private static int readSome(InputStream in, byte[] chunk, ByteArrayOutputStream soFar)
            throws IOException {
        try {
            return in.read(chunk);
        } catch (SocketTimeoutException e) {
            // The head is all that counts; a server that holds the line open has still answered.
            if (soFar.toString(ISO_8859_1).contains("\r\n\r\n")) return -1;
            throw e;
        }
    }

    private static int remaining(long deadline) throws SocketTimeoutException {
        long millis = (deadline - System.nanoTime()) / 1_000_000;
        if (millis <= 0) throw new SocketTimeoutException("no answer in time");
        return (int) millis;
    }

    private static Reply parse(String response) throws IOException {
        var parts = response.split("\r\n\r\n", 2);
        var line = parts[0].split(" ", 3);
        if (!line[0].startsWith("HTTP/") || line.length < 2) throw new IOException("not HTTP");
        try {
            return new Reply(Integer.parseInt(line[1].strip()), parts.length > 1 ? parts[1] : "");
        } catch (NumberFormatException e) {
            throw new IOException("not HTTP", e);
        }
    }
}
