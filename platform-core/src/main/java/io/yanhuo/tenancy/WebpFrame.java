package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The parts of a WebP file, as RFC 9649 names them. */
final class WebpFrame {
    /** Its reader takes about twelve bytes for each pixel, whatever is wanted of it. */
    static final int MOST_MEGAPIXELS = 8;

    /**
     * Its reader takes up to two thousand bytes for each byte of what is packed without loss:
     * tables of how it is packed, and their number is free.
     */
    static final int MOST_KILOBYTES_LOSSLESS = 32;

    private static final int KILO = 1_000;
    private static final int MEGA = 1_000_000;
    private static final int RIFF_HEADER = 12;
    private static final int FOURTEEN_BITS = 0x3fff;

    private @Nullable Dimensions cover;
    private @Nullable Dimensions frame;
    private long lossless;

    private record Dimensions(int width, int height) {}

    private WebpFrame() {}

    static void check(ByteBuffer file) {
        var webp = new WebpFrame();
        webp.read(file);
        webp.judge();
    }

    private void read(ByteBuffer file) {
        file.position(RIFF_HEADER);
        while (file.remaining() >= 2 * Integer.BYTES) {
            var name = name(file);
            int length = file.getInt();
            var body = file.slice(file.position(), Math.min(length, file.remaining()));
            part(name, body.order(ByteOrder.LITTLE_ENDIAN));
            int padded = Math.min(length + (length & 1), file.remaining());
            if (padded < 0) throw PictureFrame.noPicture();
            file.position(file.position() + padded);
        }
    }

    private void part(String name, ByteBuffer body) {
        switch (name) {
            case "VP8X" -> cover = cover(body);
            case "VP8 " -> only(lossy(body));
            case "VP8L" -> {
                lossless += body.limit();
                only(lossless(body));
            }
            case "ALPH" -> lossless += body.limit();
            // Moving pictures have frames of their own.
            case "ANIM", "ANMF" -> throw PictureFrame.noPicture();
            default -> {}
        }
    }

    private void only(Dimensions found) {
        if (frame != null) throw PictureFrame.noPicture();
        frame = found;
    }

    private void judge() {
        if (frame == null || cover != null && !cover.equals(frame)) throw PictureFrame.noPicture();
        if ((long) frame.width() * frame.height() > (long) MOST_MEGAPIXELS * MEGA) {
            throw new Refused(new PictureRefusal.TooManyPixels(MOST_MEGAPIXELS));
        }
        if (lossless > MOST_KILOBYTES_LOSSLESS * KILO) {
            throw new Refused(new PictureRefusal.TooMuchLossless(MOST_KILOBYTES_LOSSLESS));
        }
    }

    private static String name(ByteBuffer file) {
        var letters = new byte[Integer.BYTES];
        file.get(letters);
        return new String(letters, StandardCharsets.ISO_8859_1);
    }

    private static Dimensions cover(ByteBuffer body) {
        body.position(Integer.BYTES);
        return new Dimensions(threeBytes(body) + 1, threeBytes(body) + 1);
    }

    private static int threeBytes(ByteBuffer body) {
        return Short.toUnsignedInt(body.getShort()) | Byte.toUnsignedInt(body.get()) << Short.SIZE;
    }

    /** After three bytes of tag and three that are always the same. */
    private static Dimensions lossy(ByteBuffer body) {
        body.position(6);
        int width = body.getShort() & FOURTEEN_BITS;
        return new Dimensions(width, body.getShort() & FOURTEEN_BITS);
    }

    private static Dimensions lossless(ByteBuffer body) {
        body.position(1);
        int bits = body.getInt();
        return new Dimensions((bits & FOURTEEN_BITS) + 1, (bits >>> 14 & FOURTEEN_BITS) + 1);
    }
}
