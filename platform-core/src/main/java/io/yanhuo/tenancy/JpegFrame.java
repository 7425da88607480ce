package io.yanhuo.tenancy;

import java.nio.ByteBuffer;

/**
 * Two readers, one behind the other, decode a JPEG file. Let in is only what both of them read
 * alike: a segment that one passes over and the other looks into is a way past every check. Markers
 * are those of ITU-T T.81, table B.1.
 */
final class JpegFrame {
    private static final int MEGA = 1_000_000;

    /** Each scan draws all pixels once more; cameras and websites send up to ten. */
    private static final long MOST_DRAWN = 10L * PictureDecoder.MOST_MEGAPIXELS * MEGA;

    private static final int START_OF_SCAN = 0xda;
    private static final int END = 0xd9;

    private JpegFrame() {}

    static void check(ByteBuffer file) {
        file.position(2);
        int marker = marker(file);
        while (passedOver(marker)) {
            skip(file);
            marker = marker(file);
        }
        if (!usual(marker)) throw PictureFrame.noPicture();
        long pixels = pixels(file.duplicate());
        skip(file);
        if (pixels * scans(file) > MOST_DRAWN) throw PictureFrame.noPicture();
    }

    /** Of the many kinds cameras make these; readers of the others take memory without a bound. */
    private static boolean usual(int marker) {
        return marker >= 0xc0 && marker <= 0xc2;
    }

    /** Tables, and what programs note for themselves. */
    private static boolean passedOver(int marker) {
        return switch (marker) {
            case 0xc4, 0xdb, 0xdd, 0xfe -> true;
            default -> marker >= 0xe0 && marker <= 0xef;
        };
    }

    /** Behind the length and the bits of a sample. */
    private static long pixels(ByteBuffer frame) {
        frame.position(frame.position() + Short.BYTES + Byte.BYTES);
        return (long) Short.toUnsignedInt(frame.getShort()) * Short.toUnsignedInt(frame.getShort());
    }

    private static int scans(ByteBuffer file) {
        int scans = 0;
        for (int marker = marker(file); marker != END; marker = marker(file)) {
            boolean scan = marker == START_OF_SCAN;
            if (!scan && !passedOver(marker)) throw PictureFrame.noPicture();
            skip(file);
            if (!scan) continue;
            scans++;
            if (!toNextMarker(file)) return scans;
        }
        return scans;
    }

    /**
     * Over the data of a scan, where a marker's first byte is followed by 0, or by one of eight
     * signs to begin anew.
     *
     * @return false if the file ends before; then what is there of the picture is shown
     */
    private static boolean toNextMarker(ByteBuffer file) {
        int before = 0;
        while (file.hasRemaining()) {
            int now = Byte.toUnsignedInt(file.get());
            boolean data = now == 0 || now >= 0xd0 && now <= 0xd7 || now == 0xff;
            if (before == 0xff && !data) {
                file.position(file.position() - 2);
                return true;
            }
            before = now;
        }
        return false;
    }

    private static int marker(ByteBuffer file) {
        if (Byte.toUnsignedInt(file.get()) != 0xff) throw PictureFrame.noPicture();
        int marker = 0xff;
        while (marker == 0xff) marker = Byte.toUnsignedInt(file.get());
        return marker;
    }

    private static void skip(ByteBuffer file) {
        int length = Short.toUnsignedInt(file.getShort()) - Short.BYTES;
        if (length < 0) throw PictureFrame.noPicture();
        file.position(file.position() + length);
    }
}
