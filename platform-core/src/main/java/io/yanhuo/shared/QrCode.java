package io.yanhuo.shared;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.Map;

/** A QR code (二维码) of a text, to be shown on a page or drawn into a picture. */
public final class QrCode {
    /** The white frame that readers need, in modules. */
    private static final int QUIET = 4;

    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * @throws IllegalArgumentException if the text is too long for a code
     */
    public static QrCode of(String text) {
        try {
            var hints = Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
            return new QrCode(Encoder.encode(text, ErrorCorrectionLevel.M, hints).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException(
                    "no QR code for " + text.length() + " characters", e);
        }
    }

    /** As an SVG picture that takes any size; without scripts or styles. */
    public String svg() {
        int size = modules.getWidth() + 2 * QUIET;
        var path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    path.append('M')
                            .append(x + QUIET)
                            .append(' ')
                            .append(y + QUIET)
                            .append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\""
                        .formatted(size, size)
                + " shape-rendering=\"crispEdges\" aria-hidden=\"true\">"
                + "<path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/>".formatted(size, size)
                + "<path d=\""
                + path
                + "\"/></svg>";
    }

    /** Draws it into a square; sides that are no multiple of the modules leave a wider frame. */
    public void draw(Graphics2D graphics, int left, int top, int side) {
        int count = modules.getWidth() + 2 * QUIET;
        int module = Math.max(1, side / count);
        int frame = (side - module * modules.getWidth()) / 2;
        graphics.setColor(Color.WHITE);
        graphics.fillRect(left, top, side, side);
        graphics.setColor(Color.BLACK);
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    graphics.fillRect(
                            left + frame + x * module, top + frame + y * module, module, module);
                }
            }
        }
    }
}
