package io.yanhuo.leaving;

import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantFile;
import io.yanhuo.tenancy.TenantId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Links to exports: each names a file, its restaurant's secret word for it, and its last moment.
 */
@Component
class ExportLinks {
    private final MasterKey key;

    ExportLinks(MasterKey key) {
        this.key = key;
    }

    /** What follows the address of exports. */
    String to(TenantFile file) {
        long until = file.expiresAt() == null ? 0 : file.expiresAt().getEpochSecond();
        return file.id() + "?until=" + until + "&sign=" + sign(file.tenant(), file.id(), until);
    }

    boolean genuine(TenantId tenant, String file, long until, String sign) {
        return MessageDigest.isEqual(bytes(sign(tenant, file, until)), bytes(sign));
    }

    static boolean over(long until, Instant now) {
        return now.getEpochSecond() >= until;
    }

    private String sign(TenantId tenant, String file, long until) {
        return key.hash("export-link|" + tenant, file + "|" + until);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
