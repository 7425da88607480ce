package io.yanhuo.domains;

import io.yanhuo.tenancy.Utc;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What diners' browsers find when they open a host over HTTPS.
 *
 * @param until null if nothing was seen that could be used
 * @param fault null if a browser opens it
 */
public record HostCertificate(
        String host, @Nullable Instant until, @Nullable CertificateFault fault) {
    /** The proxy renews earlier than that: one that ends so soon was not renewed. */
    public static final Duration SOON = Duration.ofDays(14);

    /** Null before the first look; of a row that names the host {@code certified}. */
    public static @Nullable HostCertificate of(ResultSet row) throws SQLException {
        var host = row.getString("certified");
        if (host == null) return null;
        var fault = row.getString("fault");
        return new HostCertificate(
                host,
                Utc.instant(row, "valid_until"),
                fault == null ? null : CertificateFault.valueOf(fault));
    }

    /** Whether there is something to tell. */
    public boolean known() {
        return until != null || fault != null;
    }

    /** What there is to tell, in the word that texts are named after. */
    public String word(Instant now) {
        if (fault != null) return fault.name();
        return failing(now) ? "soon" : "until";
    }

    /** Whether somebody has to see to it. */
    public boolean failing(Instant now) {
        return fault != null || until != null && until.isBefore(now.plus(SOON));
    }
}
