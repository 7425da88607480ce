package io.yanhuo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection on which one sends what no browser would, from whatever address of this machine. */
public final class RawLine implements AutoCloseable {
    private final Socket socket;
    private final InputStream in;

    public RawLine(String from, int port) throws IOException {
        socket =
                new Socket(
                        InetAddress.ofLiteral("127.0.0.1"), port, InetAddress.ofLiteral(from), 0);
        socket.setSoTimeout(30_000);
        in = new BufferedInputStream(socket.getInputStream());
    }

    public void send(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Of an answer; empty lines before it are left out. */
    public String firstLine() throws IOException {
        var line = line();
        while (line.isEmpty()) line = line();
        return line;
    }

    /** Whether something has come back already. */
    public boolean answered() throws IOException {
        return in.available() > 0;
    }

    /** All that comes until the other side closes the connection. */
    public String answer() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String line() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) throw new IOException("closed after: " + line);
            if (next != '\r') line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }
}
