package io.yanhuo.signup.web;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.stream.ImageInputStream;

/**
 * Draws an uploaded logo anew, as a square on white, so that nothing but a picture is ever kept.
 */
final class LogoDrawing {
    private static final int SIDE = 512;
    private static final int MOST_PIXELS = 40_000_000;
    private static final float QUALITY = 0.9f;

    private LogoDrawing() {}

    /** Empty if the bytes are no JPEG, PNG or GIF picture, or one that would fill the memory. */
    static Optional<byte[]> draw(byte[] upload) {
        try (var input = ImageIO.createImageInputStream(new ByteArrayInputStream(upload))) {
            var readers = ImageIO.getImageReaders(input);
            if (!readers.hasNext()) return Optional.empty();
            return draw(readers.next(), input);
        } catch (IOException | RuntimeException e) {
            // Decoders answer a broken picture with whatever exception comes first.
            return Optional.empty();
        }
    }

    private static Optional<byte[]> draw(ImageReader reader, ImageInputStream input)
            throws IOException {
        try {
            reader.setInput(input, true, true);
            // Asked before anything is decoded: a small file can unfold into gigabytes.
            long width = reader.getWidth(0);
            long height = reader.getHeight(0);
            if (width * height > MOST_PIXELS) return Optional.empty();
            var parameters = reader.getDefaultReadParam();
            int step = (int) Math.max(1, Math.min(width, height) / (2L * SIDE));
            parameters.setSourceSubsampling(step, step, 0, 0);
            return Optional.of(jpeg(square(reader.read(0, parameters))));
        } finally {
            reader.dispose();
        }
    }

    private static BufferedImage square(BufferedImage picture) {
        var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
        var graphics = square.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, SIDE, SIDE);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        double scale = (double) SIDE / Math.max(picture.getWidth(), picture.getHeight());
        int width = (int) Math.round(picture.getWidth() * scale);
        int height = (int) Math.round(picture.getHeight() * scale);
        graphics.drawImage(picture, (SIDE - width) / 2, (SIDE - height) / 2, width, height, null);
        graphics.dispose();
        return square;
    }

    private static byte[] jpeg(BufferedImage picture) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (var output = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(output);
            var parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }
}
