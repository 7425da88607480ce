package io.yanhuo.tenancy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The line between the application and a database server. It can be cut, or fall silent: then what
 * is on its way waits, also of those who have given up meanwhile, until it may arrive.
 */
final class Line implements AutoCloseable {
    private final ServerSocket door;
    private final IntSupplier server;
    private final Set<Call> calls = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private volatile State state = State.WHOLE;
    private volatile @Nullable String lastWord;
    private volatile @Nullable Call late;

    private enum State {
        WHOLE,
        SILENT,
        CUT
    }

    Line(IntSupplier server) {
        this.server = server;
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

    void cut() {
        become(State.CUT);
        calls.forEach(Call::end);
    }

    /** As soon as somebody says this: it has been sent, and waits. */
    void fallSilentAt(String word) {
        late = null;
        lastWord = word;
    }

    /** What was sent at last, before silence, was read by the server, and its caller has gone. */
    boolean delivered() {
        var last = late;
        return last != null && !calls.contains(last);
    }

    void fallSilent() {
        become(State.SILENT);
        calls.forEach(call -> call.stuck = true);
    }

    /** For whoever calls from now on; what is stuck stays stuck. */
    void mend() {
        become(State.WHOLE);
    }

    /** What was stuck. */
    void letArrive() {
        calls.forEach(call -> call.stuck = false);
        become(State.WHOLE);
    }

    private void become(State now) {
        lock.lock();
        try {
            state = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void serve() {
        while (!door.isClosed()) {
            try {
                var call = new Call(door.accept());
                calls.add(call);
                call.stuck = state == State.SILENT;
                if (state == State.CUT) call.end();
                else Thread.ofVirtual().start(call::pass);
            } catch (IOException _) {
                // Closed, or the caller has gone again.
            }
        }
    }

    @Override
    public void close() {
        cut();
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** One connection through it. */
    private final class Call {
        private final Socket caller;
        private final Socket behind = new Socket();
        private volatile boolean stuck;

        Call(Socket caller) {
            this.caller = caller;
        }

        void pass() {
            try (caller;
                    behind) {
                behind.connect(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getAsInt()));
                var answers = Thread.ofVirtual().start(() -> copy(behind, caller));
                copy(caller, behind);
                answers.join();
            } catch (IOException _) {
                // Nobody is behind.
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } finally {
                calls.remove(this);
            }
        }

        /** Whoever hangs up ends the other direction as well, but only once all has arrived. */
        private void copy(Socket from, Socket to) {
            var some = new byte[16_384];
            try {
                while (true) {
                    int read = from.getInputStream().read(some);
                    if (from == caller) listen(some, read);
                    awaitVoice();
                    if (read < 0) break;
                    to.getOutputStream().write(some, 0, read);
                }
                to.shutdownOutput();
            } catch (IOException _) {
                end();
            }
        }

        private void listen(byte[] some, int read) {
            var word = lastWord;
            if (word == null || read < 0) return;
            if (!new String(some, 0, read, StandardCharsets.UTF_8).contains(word)) return;
            lastWord = null;
            late = this;
            fallSilent();
        }

        private void awaitVoice() throws IOException {
            lock.lock();
            try {
                while (stuck) changed.await();
            } catch (InterruptedException e) {
                throw new IOException(e);
            } finally {
                lock.unlock();
            }
        }

        void end() {
            stuck = false;
            for (var socket : new Socket[] {caller, behind}) {
                try {
                    socket.close();
                } catch (IOException _) {
                    // It is.
                }
            }
        }
    }
}
