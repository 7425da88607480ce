package io.yanhuo.domains;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Issues certificates to whoever asks, by the JDK's own tool; trusted by tests alone. */
final class Authority {
    private static final String PASSWORD = "not-a-secret";
    private static final String ROOT = "root";

    private final Path folder;

    Authority() {
        try {
            folder = Files.createTempDirectory("authority");
            folder.toFile().deleteOnExit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        make(ROOT, -400, 4000, "-ext", "bc:critical=ca:true");
    }

    /** For this name, from so many days ago on, for so many days. */
    Authority issue(String alias, String name, int from, int days) {
        return make(alias, from, days, "-ext", "san=dns:" + name, "-signer", ROOT);
    }

    Authority selfSigned(String alias, String name) {
        return make(alias, -1, 90, "-ext", "san=dns:" + name);
    }

    private Authority make(String alias, int from, int days, String... more) {
        var command =
                Stream.concat(
                                Stream.of(
                                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                                .toString(),
                                        "-genkeypair",
                                        "-alias",
                                        alias,
                                        "-dname",
                                        "CN=" + alias,
                                        "-keyalg",
                                        "EC",
                                        "-groupname",
                                        "secp256r1",
                                        "-startdate",
                                        from + "d",
                                        "-validity",
                                        String.valueOf(days),
                                        "-storetype",
                                        "PKCS12",
                                        "-keystore",
                                        store().toString(),
                                        "-storepass",
                                        PASSWORD),
                                Arrays.stream(more))
                        .toList();
        run(command);
        return this;
    }

    private static void run(List<String> command) {
        try {
            var process = new ProcessBuilder(command).redirectErrorStream(true).start();
            var said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) throw new IllegalStateException(said);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Path store() {
        return folder.resolve("certificates.p12");
    }

    /** What a browser would have to trust. */
    KeyStore trusted() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(ROOT, read().getCertificate(ROOT));
            return trusted;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    X509Certificate[] chain(String alias) {
        try {
            return Arrays.stream(read().getCertificateChain(alias))
                    .map(X509Certificate.class::cast)
                    .toArray(X509Certificate[]::new);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    PrivateKey key(String alias) {
        try {
            return (PrivateKey) read().getKey(alias, PASSWORD.toCharArray());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private KeyStore read() {
        try (InputStream file = Files.newInputStream(store())) {
            var store = KeyStore.getInstance("PKCS12");
            store.load(file, PASSWORD.toCharArray());
            return store;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
