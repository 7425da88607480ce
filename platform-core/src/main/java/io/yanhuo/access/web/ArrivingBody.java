package io.yanhuo.access.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Locale;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.coyote.ActionCode;
import org.apache.coyote.BadRequestException;
import org.apache.coyote.ContinueResponseTiming;
import org.apache.coyote.InputBuffer;
import org.apache.coyote.http11.AbstractHttp11Protocol;

/**
 * The body of one request, on its way to us. Forms, JSON and reports are waited for and kept; an
 * upload goes to the disk as it comes, and nobody decides anything until it is there either, as its
 * parts are taken apart before the guards are asked.
 */
final class ArrivingBody {
    /** All is well. */
    static final int HERE = 0;

    static final int TOO_MANY = 429;

    private static final int TOO_LARGE = HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
    private static final int FIRST = 8 * 1024;

    private final Request asked;
    private final org.apache.coyote.Request request;
    private final InputBuffer line;
    private final PatientInput body;
    private final boolean none;
    private int problem = HERE;

    ArrivingBody(Request asked, LimitSettings.Body limits) {
        this.asked = asked;
        this.request = asked.getCoyoteRequest();
        this.line = request.getInputBuffer();
        this.none = isNone();
        boolean upload = isUpload();
        this.body = new PatientInput(line, bytes -> limits.patience(upload, bytes));
    }

    /**
     * Waits for it.
     *
     * @return {@link #HERE}, or the status with which the request is refused
     * @throws IOException if nobody is there any more
     */
    int await(UnderWay.Place place) throws IOException {
        problem = place.holds(0) ? arrive(place) : TOO_MANY;
        if (problem != HERE) empty();
        return problem;
    }

    /** The same connection brings further requests, unless the rest of this one is given up. */
    void end(Response response) throws IOException {
        request.setInputBuffer(line);
        if (none || body.isWhole()) return;
        response.finishResponse();
        if (!isWorthIt() || !swallowed()) {
            response.getCoyoteResponse().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
        }
    }

    private int arrive(UnderWay.Place place) throws IOException {
        if (none) return HERE;
        boolean upload = isUpload();
        if (!upload && request.getContentLengthLong() > most()) return TOO_LARGE;
        if (request.hasExpectation()) {
            request.action(ActionCode.ACK, ContinueResponseTiming.ALWAYS);
            request.setExpectation(false);
        }
        if (!upload) return keep(place);
        request.setInputBuffer(body);
        return HERE;
    }

    private int keep(UnderWay.Place place) throws IOException {
        var piece = new Piece();
        var bytes = new ByteArrayOutputStream(FIRST);
        try {
            while (body.doRead(piece) >= 0) {
                piece.moveTo(bytes);
                if (bytes.size() > most()) return TOO_LARGE;
                if (!place.holds(bytes.size())) return TOO_MANY;
            }
        } catch (SocketTimeoutException _) {
            return HttpServletResponse.SC_REQUEST_TIMEOUT;
        } catch (BadRequestException _) {
            return HttpServletResponse.SC_BAD_REQUEST;
        }
        request.setInputBuffer(new KeptInput(bytes.toByteArray()));
        return HERE;
    }

    /** So that the page that says why can be served the same request, and not fail on it again. */
    private void empty() {
        request.setInputBuffer(new KeptInput(new byte[0]));
        request.setContentLength(0);
    }

    /** Whoever sends something too large hears the answer only after he has sent it. */
    private boolean isWorthIt() {
        return (problem == HERE || problem == TOO_LARGE)
                && !body.isLate()
                && !request.hasExpectation();
    }

    /**
     * @return false if the rest is too slow or too long
     */
    private boolean swallowed() {
        long most = mostSwallowed();
        var piece = new Piece();
        try {
            while (body.doRead(piece) >= 0) if (most >= 0 && body.bytes() > most) return false;
            return true;
        } catch (IOException _) {
            return false;
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

    private int most() {
        int set = asked.getConnector().getMaxPostSize();
        return set < 0 ? Integer.MAX_VALUE : set;
    }

    private long mostSwallowed() {
        return asked.getConnector().getProtocolHandler() instanceof AbstractHttp11Protocol<?> http
                ? http.getMaxSwallowSize()
                : 0;
    }
}
