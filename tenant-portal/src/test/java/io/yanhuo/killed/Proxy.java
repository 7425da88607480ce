package io.yanhuo.killed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before several nodes as a proxy does: each connection goes to the next node, or to the one
 * after it if that does not answer. What breaks in the middle breaks for the caller, too.
 */
final class Proxy implements AutoCloseable {
    private final ServerSocket door;
    private final List<Integer> nodes;
    private final AtomicInteger turn = new AtomicInteger();

    Proxy(List<Integer> nodes) {
        this.nodes = List.copyOf(nodes);
        try {
            door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return door.getLocalPort();
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var caller = door.accept();
                Thread.ofVirtual().start(() -> lead(caller));
            } catch (IOException _) {
                // Closed, or the caller has gone again.
            }
        }
    }

    private void lead(Socket caller) {
        try (caller;
                var node = next()) {
            var answers = Thread.ofVirtual().start(() -> pass(node, caller));
            pass(caller, node);
            answers.join();
        } catch (IOException _) {
            // No node answers: the caller sees a closed connection.
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Socket next() throws IOException {
        int first = turn.getAndIncrement();
        for (int i = 0; i < nodes.size(); i++) {
            var node = new Socket();
            try {
                var port = nodes.get((first + i) % nodes.size());
                node.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return node;
            } catch (IOException _) {
                node.close();
            }
        }
        throw new IOException("no node answers");
    }

    /** Until one of them hangs up; then so does the other. */
    private static void pass(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException _) {
            // One of them was killed.
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
