package io.yanhuo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * The body of one request, on its way to us. Forms, JSON and reports are waited for and kept; an
 * upload goes to the disk as it comes, and nobody decides anything until it is there either, as its
 * parts are taken apart before the guards are asked.
 */
final class ArrivingBody {
    /** All is well. */
    static final int HERE = 0;

    private static final int FIRST = 8 * 1024;

    private final org.apache.coyote.Request request;
    private final int most;
    private final InputBuffer line;

    ArrivingBody(Request request) {
        this.request = request.getCoyoteRequest();
        this.most = most(request.getConnector().getMaxPostSize());
        this.line = this.request.getInputBuffer();
    }

    /**
     * Waits for it.
     *
     * @return {@link #HERE}, or the status with which the request is refused
     * @throws IOException if nobody is there any more
     */
    int await() throws IOException {
        if (isNone() || isUpload()) return HERE;
        int problem = keep();
        if (problem != HERE) request.setInputBuffer(new KeptInput(new byte[0]));
        return problem;
    }

    /** The same connection brings further requests. */
    void end() {
        request.setInputBuffer(line);
    }

    private int keep() throws IOException {
        if (request.getContentLengthLong() > most) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
        if (request.hasExpectation()) {
            request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
            request.setExpectation(false);
        }
        try {
            var piece = new Piece();
            var bytes = new ByteArrayOutputStream(FIRST);
            while (line.doRead(piece) >= 0) {
                piece.moveTo(bytes);
                if (bytes.size() > most) return HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            }
            request.setInputBuffer(new KeptInput(bytes.toByteArray()));
            return HERE;
        } catch (SocketTimeoutException _) {
            return HttpServletResponse.SC_REQUEST_TIMEOUT;
        } catch (BadRequestException _) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
    }

    private boolean isNone() {
        return request.getContentLengthLong() <= 0
                && request.getMimeHeaders().getValue("Transfer-Encoding") == null;
    }

    /** As whoever takes the parts apart sees it. */
    private boolean isUpload() {
        var type = request.getContentType();
        return type != null && type.toLowerCase(Locale.ROOT).startsWith("multipart/");
    }

    private static int most(int set) {
        return set < 0 ? Integer.MAX_VALUE : set;
    }

    /** What came at once. */
    private static final class Piece implements ApplicationBufferHandler {
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
}
