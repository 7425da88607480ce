package io.yanhuo.subscriptions.web;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/**
 * A code to scan, drawn by the browser: sharp at any size and without a request of its own.
 *
 * @param size width and height in squares, with the quiet zone that readers need around it
 * @param path the dark squares, for the {@code d} of an SVG path
 */
record ScanCode(int size, String path) {
    private static final int QUIET = 4;

    static ScanCode of(String text) {
        try {
            var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
            var matrix = Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix();
            return new ScanCode(matrix.getWidth() + 2 * QUIET, path(matrix));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a code", e);
        }
    }

    /** One stroke for each run of dark squares in a row. */
    private static String path(ByteMatrix matrix) {
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                if (matrix.get(x, y) == 0) continue;
                int begin = x;
                while (x < matrix.getWidth() && matrix.get(x, y) != 0) x++;
                int run = x - begin;
                path.append('M').append(begin + QUIET).append(' ').append(y + QUIET);
                path.append('h').append(run).append("v1h-").append(run).append('z');
            }
        }
        return path.toString();
    }
}
