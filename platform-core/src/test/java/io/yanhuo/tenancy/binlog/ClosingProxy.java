package io.yanhuo.tenancy.binlog;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Passes one connection to a database server on, and closes it politely between two of the server's
 * packets, once so many have gone through.
 */
final class ClosingProxy implements AutoCloseable {
    private final ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final String server;

    ClosingProxy(String server, int packets) throws IOException {
        this.server = server;
        Thread.ofVirtual().start(() -> pass(packets));
    }

    String address() {
        return "127.0.0.1:" + door.getLocalPort();
    }

    private void pass(int packets) {
        int colon = server.lastIndexOf(':');
        try (var client = door.accept();
                var behind =
                        new Socket(
                                server.substring(0, colon),
                                Integer.parseInt(server.substring(colon + 1)))) {
            Thread.ofVirtual().start(() -> copy(client, behind));
            var in = new DataInputStream(behind.getInputStream());
            for (int i = 0; i < packets; i++) packet(in, client.getOutputStream());
        } catch (IOException _) {
            // Who asked is gone.
        }
    }

    /** Three bytes of length, one of number, and what they announce. */
    private static void packet(InputStream in, OutputStream out) throws IOException {
        var head = in.readNBytes(4);
        if (head.length < 4) throw new IOException("nothing more");
        int length = head[0] & 0xff | (head[1] & 0xff) << 8 | (head[2] & 0xff) << 16;
        out.write(head);
        out.write(in.readNBytes(length));
        out.flush();
    }

    private static void copy(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // Closed at one end.
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
    }
}
