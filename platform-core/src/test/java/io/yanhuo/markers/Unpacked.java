package io.yanhuo.markers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.springframework.util.StreamUtils;

/** The text in bytes that are written, sent or kept, compressed or not. */
final class Unpacked {
    private Unpacked() {}

    static String text(byte[] body) {
        try {
            if (starts(body, 0x1f, 0x8b)) return text(new GZIPInputStream(stream(body)));
            if (starts(body, 'P', 'K')) return unzipped(body);
            return text(stream(body));
        } catch (IOException _) {
            return ""; // It ends in the middle: whoever asked for it has hung up.
        }
    }

    private static String unzipped(byte[] body) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(stream(body))) {
            for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                text.append(e.getName()).append('\n').append(text(zip)).append('\n');
            }
        }
        return text.toString();
    }

    private static InputStream stream(byte[] body) {
        return new ByteArrayInputStream(body);
    }

    private static String text(InputStream in) throws IOException {
        return StreamUtils.copyToString(in, StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] body, int first, int second) {
        return body.length > 2 && (body[0] & 0xff) == first && (body[1] & 0xff) == second;
    }
}
