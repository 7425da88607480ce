package io.yanhuo.access.web;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** What came of a body at once. */
final class Piece implements ApplicationBufferHandler {
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    void moveTo(ByteArrayOutputStream all) {
        var piece = new byte[bytes.remaining()];
        bytes.get(piece);
        all.writeBytes(piece);
    }

    @Override
    public void setByteBuffer(ByteBuffer buffer) {
        bytes = buffer;
    }

    @Override
    public ByteBuffer getByteBuffer() {
        return bytes;
    }

    @Override
    public void expand(int size) {
        // Whoever fills it brings its own.
    }
}
