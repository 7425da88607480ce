package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Turns the bytes that somebody sent into pixels, within bounds of memory and time. */
final class PictureDecoder {
    private static final int MEGA = 1_000_000;
    static final int MOST_MEGABYTES = 8;
    static final int MOST_MEGAPIXELS = 40;

    /** Pixels need far more memory than files: only so many pictures are open at once. */
    private final Semaphore open = new Semaphore(2);

    PictureDecoder() {
        ImageIO.scanForPlugins();
    }

    /**
     * @param enough of a longer side that exceeds it twice, only every second pixel is read
     */
    BufferedImage decode(byte[] upload, int enough) {
        if (upload.length > MOST_MEGABYTES * MEGA) {
            throw new Refused(new PictureRefusal.TooManyBytes(MOST_MEGABYTES));
        }
        var format = format(upload);
        open.acquireUninterruptibly();
        try {
            var pixels = read(upload, format, enough);
            return Orientation.of(upload).upright(pixels);
        } catch (IOException | RuntimeException e) {
            if (e instanceof Refused refused) throw refused;
            throw new Refused(new PictureRefusal.NoPicture());
        } finally {
            open.release();
        }
    }

    private static BufferedImage read(byte[] upload, String format, int enough) throws IOException {
        var reader = reader(format);
        try (var stream = new MemoryCacheImageInputStream(new ByteArrayInputStream(upload))) {
            // Neither other frames nor texts that unfold to gigabytes are looked at.
            reader.setInput(stream, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > (long) MOST_MEGAPIXELS * MEGA) {
                throw new Refused(new PictureRefusal.TooManyPixels(MOST_MEGAPIXELS));
            }
            var how = reader.getDefaultReadParam();
            int step = Math.max(1, Math.max(width, height) / enough);
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    private static ImageReader reader(String format) {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName(format);
        if (!readers.hasNext()) throw new Refused(new PictureRefusal.NoPicture());
        return readers.next();
    }

    /** By what the file is, not by what it is called. */
    private static String format(byte[] file) {
        if (starts(file, 0, "\u00ff\u00d8\u00ff")) return "jpeg";
        if (starts(file, 0, "\u0089PNG\r\n\u001a\n")) return "png";
        if (starts(file, 0, "RIFF") && starts(file, 8, "WEBP")) return "webp";
        throw new Refused(new PictureRefusal.NoPicture());
    }

    private static boolean starts(byte[] file, int at, String magic) {
        byte[] wanted = magic.getBytes(StandardCharsets.ISO_8859_1);
        if (file.length < at + wanted.length) return false;
        return java.util.Arrays.equals(file, at, at + wanted.length, wanted, 0, wanted.length);
    }
}
