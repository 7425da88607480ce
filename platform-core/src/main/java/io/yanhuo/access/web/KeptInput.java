package io.yanhuo.access.web;

import java.nio.ByteBuffer;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/** A body that is here as a whole, for whoever reads it: as a form, as JSON, or as it is. */
final class KeptInput implements InputBuffer {
    private final ByteBuffer bytes;

    KeptInput(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) {
        var rest = bytes.slice();
        bytes.position(bytes.limit());
        handler.setByteBuffer(rest);
        return rest.hasRemaining() ? rest.remaining() : -1;
    }

    @Override
    public int available() {
        return bytes.remaining();
    }
}
