package io.yanhuo.tenancy;

import io.yanhuo.shared.Refused;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What a file says of its inside, where a reader believes the file's cover, and takes memory and
 * time for what it has not yet seen.
 */
final class PictureFrame {
    private PictureFrame() {}

    /**
     * @throws Refused unless it can be decoded within bounds
     */
    static void check(byte[] file, String format) {
        try {
            switch (format) {
                case "jpeg" -> JpegFrame.check(ByteBuffer.wrap(file));
                case "webp" ->
                        WebpFrame.check(ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN));
                default -> {}
            }
        } catch (BufferUnderflowException | IllegalArgumentException _) {
            throw noPicture();
        }
    }

    static Refused noPicture() {
        return new Refused(new PictureRefusal.NoPicture());
    }
}
