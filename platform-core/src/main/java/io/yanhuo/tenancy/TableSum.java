package io.yanhuo.tenancy;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * By which two copies of a table are compared.
 *
 * @param digest over every value of every row, each with its length, in the order of the key
 */
record TableSum(long rows, String digest) {
    /** Adds rows up. */
    static final class Counting implements TenantSnapshot.Rows {
        private final MessageDigest sha256 = sha256();
        private final DataOutputStream digest =
                new DataOutputStream(
                        new DigestOutputStream(OutputStream.nullOutputStream(), sha256));
        private long rows;

        @Override
        public void row(@Nullable Object[] values) {
            rows++;
            try {
                for (var value : values) add(value);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void add(@Nullable Object value) throws IOException {
            if (value == null) {
                digest.writeInt(-1);
                return;
            }
            var bytes =
                    value instanceof byte[] raw
                            ? raw
                            : value.toString().getBytes(StandardCharsets.UTF_8);
            digest.writeInt(bytes.length);
            digest.write(bytes);
        }

        /** Once, in the end. */
        TableSum sum() {
            return new TableSum(rows, HexFormat.of().formatHex(sha256.digest()));
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
