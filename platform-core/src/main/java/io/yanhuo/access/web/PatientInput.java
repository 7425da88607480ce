package io.yanhuo.access.web;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.function.LongFunction;
import org.apache.coyote.InputBuffer;
import org.apache.tomcat.util.net.ApplicationBufferHandler;

/**
 * A body that is read no longer than it may take to arrive. Looked at between two pieces of it: how
 * long a single one is waited for is {@code UploadPatience}'s.
 */
final class PatientInput implements InputBuffer {
    private final InputBuffer line;
    private final LongFunction<Duration> patience;
    private final long begun = System.nanoTime();
    private long bytes;
    private boolean whole;
    private boolean late;

    /**
     * @param patience how long so many bytes may have taken
     */
    PatientInput(InputBuffer line, LongFunction<Duration> patience) {
        this.line = line;
        this.patience = patience;
    }

    @Override
    public int doRead(ApplicationBufferHandler handler) throws IOException {
        if (System.nanoTime() - begun > patience.apply(bytes).toNanos()) {
            late = true;
            throw new SocketTimeoutException("a body that comes too slowly");
        }
        try {
            int came = line.doRead(handler);
            if (came < 0) whole = true;
            else bytes += came;
            return came;
        } catch (SocketTimeoutException e) {
            late = true;
            throw e;
        }
    }

    @Override
    public int available() {
        return line.available();
    }

    long bytes() {
        return bytes;
    }

    /** Whether there is nothing more of it to come. */
    boolean isWhole() {
        return whole;
    }

    /** Whether nobody waits for the rest. */
    boolean isLate() {
        return late;
    }
}
