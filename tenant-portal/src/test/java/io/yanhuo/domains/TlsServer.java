package io.yanhuo.domains;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * A proxy on this machine that shows each host the certificate a test says, or none, or nothing.
 */
final class TlsServer implements AutoCloseable {
    private final Authority authority;
    private final Map<String, String> certificates = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> silent = new ConcurrentHashMap<>();
    private final AtomicInteger greeted = new AtomicInteger();
    private final AtomicInteger kept = new AtomicInteger();
    private final SSLServerSocket socket;

    TlsServer(Authority authority) {
        this.authority = authority;
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(new KeyManager[] {new ByName()}, null, null);
            socket =
                    (SSLServerSocket)
                            context.getServerSocketFactory()
                                    .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().name("proxy").start(this::serve);
    }

    int port() {
        return socket.getLocalPort();
    }

    /** How many have come. */
    int greeted() {
        return greeted.get();
    }

    /** How many wait for a word now. */
    int kept() {
        return kept.get();
    }

    void shows(String host, String alias) {
        certificates.put(host, alias);
    }

    void saysNothingTo(String host) {
        silent.put(host, new CountDownLatch(1));
    }

    /** Whoever waits is told that there is none. */
    void saysSomethingToAll() {
        silent.values().forEach(CountDownLatch::countDown);
        silent.clear();
    }

    private void serve() {
        while (!socket.isClosed()) {
            try {
                var guest = (SSLSocket) socket.accept();
                greeted.incrementAndGet();
                Thread.ofVirtual().start(() -> greet(guest));
            } catch (IOException _) {
                // Closed.
            }
        }
    }

    private static void greet(SSLSocket guest) {
        try (guest) {
            guest.startHandshake();
            guest.getInputStream().read();
        } catch (IOException _) {
            // Gone.
        }
    }

    @Override
    public void close() throws IOException {
        saysSomethingToAll();
        socket.close();
    }

    private final class ByName extends X509ExtendedKeyManager {
        @Override
        public @Nullable String chooseServerAlias(
                String kind, Principal @Nullable [] issuers, Socket guest) {
            var session = (ExtendedSSLSession) ((SSLSocket) guest).getHandshakeSession();
            var host = ((SNIHostName) session.getRequestedServerNames().getFirst()).getAsciiName();
            var silence = silent.get(host);
            if (silence != null) keep(silence);
            return kind.equals("EC") ? certificates.get(host) : null;
        }

        private void keep(CountDownLatch silence) {
            kept.incrementAndGet();
            try {
                silence.await();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return authority.chain(alias);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return authority.key(alias);
        }

        @Override
        public String[] getServerAliases(String kind, Principal @Nullable [] issuers) {
            return certificates.values().toArray(String[]::new);
        }

        @Override
        public String[] getClientAliases(String kind, Principal @Nullable [] issuers) {
            return new String[0];
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] kinds, Principal @Nullable [] issuers, Socket guest) {
            return null;
        }
    }
}
