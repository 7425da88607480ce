package dev.yanhuo.wechat.crypto;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** The few kinds of ASN.1 values a certificate is made of. */
final class Der {
    private static final DateTimeFormatter GENERALIZED =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter UTC_TIME =
            DateTimeFormatter.ofPattern("yyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);

    private Der() {}

    static byte[] sequence(byte[]... parts) {
        return value(0x30, joined(parts));
    }

    static byte[] set(byte[]... parts) {
        return value(0x31, joined(parts));
    }

    static byte[] explicit(int tag, byte[] content) {
        return value(0xA0 | tag, content);
    }

    static byte[] integer(BigInteger number) {
        return value(0x02, number.toByteArray());
    }

    static byte[] text(String text) {
        return value(0x0C, text.getBytes(UTF_8));
    }

    static byte[] nothing() {
        return value(0x05, new byte[0]);
    }

    static byte[] bits(byte[] content) {
        return value(0x03, joined(new byte[] {0}, content));
    }

    static byte[] time(Instant time) {
        // RFC 5280: two-digit years until 2049.
        if (time.atOffset(ZoneOffset.UTC).getYear() < 2050) {
            return value(0x17, UTC_TIME.format(time).getBytes(US_ASCII));
        }
        return value(0x18, GENERALIZED.format(time).getBytes(US_ASCII));
    }

    static byte[] oid(int... arcs) {
        var content = new ByteArrayOutputStream();
        content.write(arcs[0] * 40 + arcs[1]);
        for (int i = 2; i < arcs.length; i++) {
            for (int shift = 28; shift > 0; shift -= 7) {
                if (arcs[i] >>> shift != 0) content.write(0x80 | (arcs[i] >>> shift) & 0x7F);
            }
            content.write(arcs[i] & 0x7F);
        }
        return value(0x06, content.toByteArray());
    }

    private static byte[] value(int tag, byte[] content) {
        var out = new ByteArrayOutputStream();
        out.write(tag);
        if (content.length < 0x80) {
            out.write(content.length);
        } else {
            var length = BigInteger.valueOf(content.length).toByteArray();
            int skip = length[0] == 0 ? 1 : 0;
            out.write(0x80 | length.length - skip);
            out.write(length, skip, length.length - skip);
        }
        out.writeBytes(content);
        return out.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        var out = new ByteArrayOutputStream();
        for (var part : parts) out.writeBytes(part);
        return out.toByteArray();
    }
}
