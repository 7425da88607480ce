package io.yanhuo.leaving;

import io.yanhuo.tenancy.StepFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads an export as whoever gets it will, and compares it with what its manifest says. */
@Component
class ExportCheck {
    private final JsonMapper json;

    ExportCheck(JsonMapper json) {
        this.json = json;
    }

    /**
     * @param size in bytes
     */
    record Checked(Manifest manifest, long size) {}

    /**
     * @throws StepFailure if a file is missing or another one
     */
    Checked read(InputStream in) throws IOException {
        var counted = new Counted(in);
        var found = new TreeMap<String, String>();
        Manifest manifest = null;
        try (var zip = new ZipInputStream(counted, StandardCharsets.UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(Manifest.FILE)) {
                    manifest = json.readValue(zip.readAllBytes(), Manifest.class);
                } else {
                    found.put(entry.getName(), checksum(zip));
                }
            }
            counted.transferTo(OutputStream.nullOutputStream());
        }
        if (manifest == null || !manifest.sha256().equals(found)) {
            throw new StepFailure("leaving.failure.export-differs", "");
        }
        return new Checked(manifest, counted.read);
    }

    private static String checksum(InputStream entry) throws IOException {
        var digest = new DigestInputStream(entry, ZipParts.sha256());
        digest.transferTo(OutputStream.nullOutputStream());
        return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    }

    private static final class Counted extends FilterInputStream {
        private long read;

        private Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            if (one >= 0) read++;
            return one;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            int some = super.read(bytes, from, length);
            if (some > 0) read += some;
            return some;
        }
    }
}
