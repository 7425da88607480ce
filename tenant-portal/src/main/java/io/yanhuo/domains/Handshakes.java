package io.yanhuo.domains;

import io.yanhuo.domains.Witness.Seen;
import io.yanhuo.shared.ServerAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.net.ssl.CertPathTrustManagerParameters;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Begins to talk to a host over HTTPS, as a diner's browser does, and says no more than the
 * greeting. For a host that is new this is what makes the proxy order a certificate, which may take
 * long.
 */
class Handshakes {
    private static final int MOST_ADDRESSES = 4;
    private static final Duration CONNECTING = Duration.ofSeconds(5);

    private final Way way;
    private final Clock clock;

    /**
     * How servers are reached.
     *
     * @param patience so long a server may say nothing
     * @param allowed no other address is ever connected to, whoever names it
     * @param trusted whose signatures count; null for those that the system trusts
     * @param proxy asked for every host, whatever its addresses are; null to ask those
     */
    record Way(
            int port,
            Duration patience,
            Predicate<InetAddress> allowed,
            @Nullable KeyStore trusted,
            @Nullable ServerAddress proxy) {
        private static final Duration PATIENCE = Duration.ofSeconds(30);

        static Way toTheWorld() {
            return new Way(443, PATIENCE, PublicAddress::is, null, null);
        }

        static Way to(ServerAddress proxy) {
            return new Way(proxy.port(), PATIENCE, _ -> false, null, proxy);
        }
    }

    Handshakes(Way way, Clock clock) {
        this.way = way;
        this.clock = clock;
    }

    /**
     * @param addresses as numbers; the next one is asked only where nobody is at the one before
     * @return empty if at none of them anybody may be asked
     */
    Optional<Seen> at(String host, List<String> addresses) {
        // The host does not lead here now.
        if (addresses.isEmpty()) return Optional.empty();
        var proxy = way.proxy();
        if (proxy != null) return Optional.of(at(host, proxy.resolved()));
        var allowed =
                addresses.stream()
                        .map(InetAddress::ofLiteral)
                        .filter(way.allowed())
                        .limit(MOST_ADDRESSES)
                        .toList();
        if (allowed.isEmpty()) return Optional.empty();
        return Optional.of(
                allowed.stream()
                        .map(address -> at(host, new InetSocketAddress(address, way.port())))
                        .filter(seen -> seen.fault() != CertificateFault.UNREACHABLE)
                        .findFirst()
                        .orElse(Seen.of(CertificateFault.UNREACHABLE)));
    }

    private Seen at(String host, InetSocketAddress server) {
        try (var plain = new Socket()) {
            plain.setSoTimeout(Math.toIntExact(way.patience().toMillis()));
            plain.connect(server, Math.toIntExact(CONNECTING.toMillis()));
            return greeted(plain, host);
        } catch (IOException _) {
            return Seen.of(CertificateFault.UNREACHABLE);
        }
    }

    private Seen greeted(Socket plain, String host) {
        var witness = new Witness(browser(clock.instant()), clock.instant());
        try (var socket = (SSLSocket) over(plain, host, witness)) {
            var asked = socket.getSSLParameters();
            asked.setEndpointIdentificationAlgorithm("HTTPS");
            asked.setServerNames(List.of(new SNIHostName(host)));
            socket.setSSLParameters(asked);
            socket.startHandshake();
        } catch (IOException e) {
            return Seen.of(silent(e) ? CertificateFault.SILENCE : CertificateFault.NONE);
        }
        var seen = witness.seen();
        return seen == null ? Seen.of(CertificateFault.NONE) : seen;
    }

    private Socket over(Socket plain, String host, Witness witness) throws IOException {
        try {
            var context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {witness}, null);
            return context.getSocketFactory().createSocket(plain, host, way.port(), true);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("no TLS on this machine", e);
        }
    }

    private static boolean silent(IOException problem) {
        for (Throwable at = problem; at != null; at = at.getCause()) {
            if (at instanceof SocketTimeoutException) return true;
        }
        return false;
    }

    /** Judges as of a moment of the one clock. */
    private X509ExtendedTrustManager browser(Instant now) {
        try {
            var rules = new PKIXBuilderParameters(anchors(), new X509CertSelector());
            rules.setRevocationEnabled(false);
            rules.setDate(Date.from(now));
            var factory = TrustManagerFactory.getInstance("PKIX");
            factory.init(new CertPathTrustManagerParameters(rules));
            return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("nobody is trusted on this machine", e);
        }
    }

    private Set<TrustAnchor> anchors() throws GeneralSecurityException {
        var factory = TrustManagerFactory.getInstance("PKIX");
        factory.init(way.trusted());
        return Arrays.stream(factory.getTrustManagers())
                .map(X509TrustManager.class::cast)
                .flatMap(manager -> Arrays.stream(manager.getAcceptedIssuers()))
                .map(issuer -> new TrustAnchor(issuer, null))
                .collect(Collectors.toSet());
    }
}
