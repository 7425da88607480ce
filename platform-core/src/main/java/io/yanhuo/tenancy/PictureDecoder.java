package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.springframework.core.io.InputStreamSource;

/** Turns the bytes that somebody sent into pixels, within bounds of memory and time. */
final class PictureDecoder {
    private static final int MEGA = 1_000_000;
    static final int MOST_MEGABYTES = 8;
    static final int MOST_MEGAPIXELS = 40;

    private static final int PNG_DEPTH = 24;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PictureTurns turns;

    PictureDecoder() {
        this(new PictureTurns(PATIENCE));
    }

    PictureDecoder(PictureTurns turns) {
        this.turns = turns;
        ImageIO.scanForPlugins();
    }

    /** What is made of a picture, as long as it is open. */
    interface Drawing<T> {
        T of(BufferedImage picture) throws IOException;
    }

    /**
     * @param upload is read when it is its turn
     * @param enough of a longer side that exceeds it twice, only every second pixel is read
     * @param drawing keeps nothing of the pixels: they are gone when the turn is over
     */
    <T> T decode(InputStreamSource upload, int enough, Drawing<T> drawing) {
        try {
            return turns.take(() -> drawing.of(decode(bytes(upload), enough)));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new Refused(new PictureRefusal.Busy());
        } catch (Exception e) {
            if (e instanceof Refused refused) throw refused;
            throw new Refused(new PictureRefusal.NoPicture());
        }
    }

    private static BufferedImage decode(byte[] upload, int enough) throws IOException {
        var format = format(upload);
        PictureFrame.check(upload, format);
        var pixels = read(upload, format, enough);
        return Orientation.of(upload).upright(pixels);
    }

    /** Not before it is one's turn: many large files would take as much memory as pixels. */
    private static byte[] bytes(InputStreamSource upload) throws IOException {
        try (var stream = upload.getInputStream()) {
            var bytes = stream.readNBytes(MOST_MEGABYTES * MEGA + 1);
            if (bytes.length <= MOST_MEGABYTES * MEGA) return bytes;
            throw new Refused(new PictureRefusal.TooManyBytes(MOST_MEGABYTES));
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
            int step = step(Math.max(width, height), enough, deep(upload, format));
            how.setSourceSubsampling(step, step, 0, 0);
            return reader.read(0, how);
        } finally {
            reader.dispose();
        }
    }

    /** So that what is left is more than enough; but twice as much memory a pixel is plenty. */
    private static int step(int longest, int enough, boolean deep) {
        return Math.max(1, deep ? Math.ceilDiv(longest, enough) : longest / enough);
    }

    /** Two bytes for each colour of each pixel; the first part of a PNG file says so. */
    private static boolean deep(byte[] file, String format) {
        return format.equals("png") && file.length > PNG_DEPTH && file[PNG_DEPTH] == Short.SIZE;
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
