package io.yanhuo.domains;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Lets every certificate pass and notes what a browser would say to it: nothing is sent there. */
final class Witness extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager browser;
    private final Instant now;
    private @Nullable Seen seen;

    /** What was shown, and what is wrong with it. */
    record Seen(@Nullable Instant until, @Nullable CertificateFault fault) {
        static Seen of(CertificateFault fault) {
            return new Seen(null, fault);
        }
    }

    Witness(X509ExtendedTrustManager browser, Instant now) {
        this.browser = browser;
        this.now = now;
    }

    @Nullable Seen seen() {
        return seen;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, Socket socket) {
        seen = judged(chain, kind, socket);
    }

    private Seen judged(X509Certificate[] chain, String kind, Socket socket) {
        var until = chain[0].getNotAfter().toInstant();
        if (!until.isAfter(now)) return new Seen(until, CertificateFault.EXPIRED);
        try {
            browser.checkServerTrusted(chain, kind);
        } catch (CertificateException _) {
            return Seen.of(CertificateFault.UNTRUSTED);
        }
        try {
            // With the conversation at hand it looks at the name too.
            browser.checkServerTrusted(chain, kind, socket);
        } catch (CertificateException _) {
            return Seen.of(CertificateFault.WRONG_NAME);
        }
        return new Seen(until, null);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
        throw new UnsupportedOperationException("asked over a socket");
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String kind) {
        throw new UnsupportedOperationException("asked over a socket");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, Socket socket) {
        throw new UnsupportedOperationException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind, SSLEngine engine) {
        throw new UnsupportedOperationException("no server");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String kind) {
        throw new UnsupportedOperationException("no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return new X509Certificate[0];
    }
}
