package io.yanhuo.tenancy;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws a picture anew, on white, no larger than wanted. */
final class PictureEncoder {
    private static final float BEST = 0.86f;
    private static final float WORST = 0.3f;

    private PictureEncoder() {}

    /** As good as fits into so many bytes. */
    static byte[] jpeg(BufferedImage picture, int longerSide, int bytes) throws IOException {
        var drawn = fitted(picture, longerSide);
        var jpeg = jpeg(drawn, BEST);
        for (float quality = BEST - 0.08f; jpeg.length > bytes && quality > WORST; ) {
            jpeg = jpeg(drawn, quality);
            quality -= 0.08f;
        }
        return jpeg;
    }

    /** Halves until one more step is enough: a single large step would leave out pixels. */
    static BufferedImage fitted(BufferedImage picture, int longerSide) {
        var drawn = picture;
        while (longest(drawn) > 2 * longerSide) {
            drawn = scaled(drawn, 0.5);
        }
        double factor = Math.min(1, (double) longerSide / longest(drawn));
        return scaled(drawn, factor);
    }

    private static int longest(BufferedImage picture) {
        return Math.max(picture.getWidth(), picture.getHeight());
    }

    private static BufferedImage scaled(BufferedImage picture, double factor) {
        int width = (int) Math.max(1, Math.round(picture.getWidth() * factor));
        int height = (int) Math.max(1, Math.round(picture.getHeight() * factor));
        var drawn = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = drawn.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.setRenderingHint(
                RenderingHints.KEY_RENDERING, RenderingHints.VALUE_RENDER_QUALITY);
        graphics.drawImage(picture, 0, 0, width, height, Color.WHITE, null);
        graphics.dispose();
        return drawn;
    }

    private static byte[] jpeg(BufferedImage picture, float quality) throws IOException {
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        var bytes = new ByteArrayOutputStream();
        try (var stream = new MemoryCacheImageOutputStream(bytes)) {
            var how = writer.getDefaultWriteParam();
            how.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            how.setCompressionQuality(quality);
            how.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
            writer.setOutput(stream);
            writer.write(null, new IIOImage(picture, null, null), how);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    static byte[] png(BufferedImage picture) {
        var bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", bytes);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
