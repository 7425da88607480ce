package dev.yanhuo.wechat.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class CertificateTest {
    @Test
    void the_jdk_reads_what_was_written_by_hand() throws Exception {
        var keys = Rsa.newKeys();
        var written =
                Certificate.of(
                        keys, "Tenpay 测试", Chance.serial(), Instant.parse("2026-11-24T00:00:00Z"));

        var read =
                (X509Certificate)
                        CertificateFactory.getInstance("X.509")
                                .generateCertificate(
                                        new ByteArrayInputStream(written.pem().getBytes(US_ASCII)));

        read.verify(keys.getPublic());
        assertThat(read.getSerialNumber().toString(16).toUpperCase(Locale.ROOT))
                .isEqualTo(written.serial())
                .hasSize(40);
        assertThat(read.getSubjectX500Principal().getName()).isEqualTo("CN=Tenpay 测试");
        assertThat(read.getNotAfter().toInstant()).isEqualTo(written.to());
    }
}
