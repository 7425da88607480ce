package io.yanhuo.tenancy;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * How the camera was held, as EXIF numbers it: 1 upright, 3 upside down, 6 and 8 on its side, the
 * others mirrored.
 */
record Orientation(int code) {
    private static final Orientation UPRIGHT = new Orientation(1);
    private static final int START = 0xFFD8;
    private static final int APP1 = 0xFFE1;
    private static final int SCAN = 0xFFDA;
    private static final int EXIF = 0x45786966;
    private static final int TAG = 0x0112;
    private static final int ENTRY = 12;

    /** Upright if the file does not say, or says it wrongly. */
    static Orientation of(byte[] file) {
        try {
            var found = segments(ByteBuffer.wrap(file));
            return found.code >= 1 && found.code <= 8 ? found : UPRIGHT;
        } catch (RuntimeException e) {
            return UPRIGHT;
        }
    }

    private static Orientation segments(ByteBuffer jpeg) {
        if ((jpeg.getShort() & 0xFFFF) != START) return UPRIGHT;
        while (jpeg.remaining() > 4) {
            int marker = jpeg.getShort() & 0xFFFF;
            int length = jpeg.getShort() & 0xFFFF;
            if (marker == SCAN || marker < 0xFF00) return UPRIGHT;
            var body = jpeg.slice(jpeg.position(), length - 2);
            if (marker == APP1 && body.remaining() > 14 && body.getInt() == EXIF) {
                return directory(body.slice(6, body.capacity() - 6));
            }
            jpeg.position(jpeg.position() + length - 2);
        }
        return UPRIGHT;
    }

    private static Orientation directory(ByteBuffer tiff) {
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int at = tiff.getInt(4);
        int entries = tiff.getShort(at) & 0xFFFF;
        for (int i = 0; i < entries; i++) {
            int entry = at + 2 + i * ENTRY;
            if ((tiff.getShort(entry) & 0xFFFF) == TAG) {
                return new Orientation(tiff.getShort(entry + 8));
            }
        }
        return UPRIGHT;
    }

    BufferedImage upright(BufferedImage picture) {
        if (code == 1) return picture;
        int width = picture.getWidth();
        int height = picture.getHeight();
        boolean onItsSide = code >= 5;
        var turned =
                new BufferedImage(
                        onItsSide ? height : width,
                        onItsSide ? width : height,
                        BufferedImage.TYPE_INT_RGB);
        var graphics = turned.createGraphics();
        graphics.setColor(java.awt.Color.WHITE);
        graphics.fillRect(0, 0, turned.getWidth(), turned.getHeight());
        graphics.drawImage(picture, turn(width, height), null);
        graphics.dispose();
        return turned;
    }

    /** Where each pixel of the stored picture belongs. */
    private AffineTransform turn(int w, int h) {
        return switch (code) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, w, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, w, h);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, h);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, h, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, h, w);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, w);
            default -> new AffineTransform();
        };
    }
}
