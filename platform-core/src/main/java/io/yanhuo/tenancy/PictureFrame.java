package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * What the frame inside a file says of itself, where a reader believes the file's cover, and takes
 * the memory for the frame before it has seen that it is another one.
 */
final class PictureFrame {
    /** Its reader takes about twelve bytes for each pixel, whatever is wanted of it. */
    static final int MOST_MEGAPIXELS_OF_WEBP = 8;

    private static final int MEGA = 1_000_000;
    private static final int RIFF_HEADER = 12;
    private static final int FOURTEEN_BITS = 0x3fff;

    private PictureFrame() {}

    /**
     * @throws Refused unless it is a frame that can be decoded within bounds
     */
    static void check(byte[] file, String format) {
        try {
            switch (format) {
                case "jpeg" -> checkJpeg(ByteBuffer.wrap(file));
                case "webp" -> checkWebp(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
                default -> {}
            }
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            throw noPicture();
        }
    }

    /** Of the many kinds cameras make two; readers of the others take memory without a bound. */
    private static void checkJpeg(ByteBuffer file) {
        file.position(2);
        while (true) {
            int marker = marker(file);
            boolean frame =
                    marker >= 0xc0
                            && marker <= 0xcf
                            && marker != 0xc4
                            && marker != 0xc8
                            && marker != 0xcc;
            boolean usual = marker >= 0xc0 && marker <= 0xc2;
            if (usual) return;
            boolean data = marker == 0xda || marker == 0xd9;
            if (frame || data) throw noPicture();
            skip(file, Short.toUnsignedInt(file.getShort()) - Short.BYTES);
        }
    }

    private static int marker(ByteBuffer file) {
        if (Byte.toUnsignedInt(file.get()) != 0xff) throw noPicture();
        int marker = 0xff;
        while (marker == 0xff) marker = Byte.toUnsignedInt(file.get());
        return marker;
    }

    private record Dimensions(int width, int height) {}

    private static void checkWebp(ByteBuffer file) {
        Dimensions cover = null;
        Dimensions frame = null;
        file.position(RIFF_HEADER);
        while (file.remaining() >= 2 * Integer.BYTES) {
            var name = name(file);
            int length = file.getInt();
            var body = file.slice(file.position(), Math.min(length, file.remaining()));
            body.order(ByteOrder.LITTLE_ENDIAN);
            switch (name) {
                case "VP8X" -> cover = cover(body);
                case "VP8 ", "VP8L" -> {
                    if (frame != null) throw noPicture();
                    frame = name.equals("VP8 ") ? lossy(body) : lossless(body);
                }
                // Moving pictures have frames of their own.
                case "ANIM", "ANMF" -> throw noPicture();
                default -> {}
            }
            skip(file, Math.min(length + (length & 1), file.remaining()));
        }
        if (frame == null || cover != null && !cover.equals(frame)) throw noPicture();
        if ((long) frame.width() * frame.height() > (long) MOST_MEGAPIXELS_OF_WEBP * MEGA) {
            throw new Refused(new PictureRefusal.TooManyPixels(MOST_MEGAPIXELS_OF_WEBP));
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

    private static void skip(ByteBuffer file, int bytes) {
        if (bytes < 0) throw noPicture();
        file.position(file.position() + bytes);
    }

    private static Refused noPicture() {
        return new Refused(new PictureRefusal.NoPicture());
    }
}
