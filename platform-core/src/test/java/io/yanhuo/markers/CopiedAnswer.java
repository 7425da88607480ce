package io.yanhuo.markers;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An answer on its way, and a copy of it. */
final class CopiedAnswer extends HttpServletResponseWrapper {
    private final Consumer<String> events;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringWriter characters = new StringWriter();
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    /**
     * @param events is told each event of a stream when it leaves: nobody knows when streams end
     */
    CopiedAnswer(HttpServletResponse response, Consumer<String> events) {
        super(response);
        this.events = events;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        if (stream == null) stream = new CopyingStream(super.getOutputStream());
        return stream;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        if (writer == null) writer = new PrintWriter(new CopyingWriter(super.getWriter()));
        return writer;
    }

    @Override
    public void flushBuffer() throws IOException {
        tell();
        super.flushBuffer();
    }

    /** Headers and body, unpacked; of a stream what has not been told yet. */
    String text() {
        var text = new StringBuilder();
        for (var name : getHeaderNames()) text.append(name).append(getHeaders(name)).append('\n');
        return text.append(characters).append(Unpacked.text(bytes.toByteArray())).toString();
    }

    private void tell() {
        var type = getContentType();
        if (type == null || !type.startsWith("text/event-stream")) return;
        events.accept(Unpacked.text(bytes.toByteArray()));
        bytes.reset();
    }

    private final class CopyingStream extends ServletOutputStream {
        private final ServletOutputStream real;

        private CopyingStream(ServletOutputStream real) {
            this.real = real;
        }

        @Override
        public void write(int value) throws IOException {
            bytes.write(value);
            real.write(value);
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            bytes.write(some, from, length);
            real.write(some, from, length);
        }

        @Override
        public void flush() throws IOException {
            tell();
            real.flush();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }

        @Override
        public boolean isReady() {
            return real.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            real.setWriteListener(listener);
        }
    }

    private final class CopyingWriter extends Writer {
        private final Writer real;

        private CopyingWriter(Writer real) {
            this.real = real;
        }

        @Override
        public void write(char[] some, int from, int length) throws IOException {
            characters.write(some, from, length);
            real.write(some, from, length);
        }

        @Override
        public void flush() throws IOException {
            real.flush();
        }

        @Override
        public void close() throws IOException {
            real.close();
        }
    }
}
