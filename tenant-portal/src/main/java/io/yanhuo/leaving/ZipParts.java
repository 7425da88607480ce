package io.yanhuo.leaving;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A ZIP file that is written file by file, and knows the checksum of each. */
final class ZipParts implements AutoCloseable {
    private final ZipOutputStream zip;
    private final Map<String, String> checksums = new LinkedHashMap<>();

    ZipParts(OutputStream out) {
        this.zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
    }

    /** Writes one file; closing what it is given does not end the whole. */
    @FunctionalInterface
    interface Part {
        void write(OutputStream out) throws IOException;
    }

    void add(String name, Part part) throws IOException {
        var digest = sha256();
        zip.putNextEntry(new ZipEntry(name));
        var out = new DigestOutputStream(new Unclosed(zip), digest);
        part.write(out);
        out.flush();
        zip.closeEntry();
        checksums.put(name, HexFormat.of().formatHex(digest.digest()));
    }

    Map<String, String> checksums() {
        return Map.copyOf(checksums);
    }

    @Override
    public void close() throws IOException {
        zip.finish();
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class Unclosed extends FilterOutputStream {
        private Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
