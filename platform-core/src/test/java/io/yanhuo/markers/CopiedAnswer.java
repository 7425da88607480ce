package io.yanhuo.markers;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StreamUtils;

/** An answer on its way, and a copy of it. */
final class CopiedAnswer extends HttpServletResponseWrapper {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringWriter characters = new StringWriter();
    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    CopiedAnswer(HttpServletResponse response) {
        super(response);
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

    /** Headers and body, unpacked. */
    String text() {
        var text = new StringBuilder();
        for (var name : getHeaderNames()) text.append(name).append(getHeaders(name)).append('\n');
        return text.append(characters).append(unpacked(bytes.toByteArray())).toString();
    }

    private static String unpacked(byte[] body) {
        try {
            if (starts(body, 0x1f, 0x8b)) return text(new GZIPInputStream(stream(body)));
            if (starts(body, 'P', 'K')) return unzipped(body);
            return text(stream(body));
        } catch (IOException _) {
            return ""; // The caller has hung up in the middle.
        }
    }

    private static String unzipped(byte[] body) throws IOException {
        var text = new StringBuilder();
        try (var zip = new ZipInputStream(stream(body))) {
            for (var e = zip.getNextEntry(); e != null; e = zip.getNextEntry()) {
                text.append(e.getName()).append('\n').append(text(zip)).append('\n');
            }
        }
        return text.toString();
    }

    private static InputStream stream(byte[] body) {
        return new ByteArrayInputStream(body);
    }

    private static String text(InputStream in) throws IOException {
        return StreamUtils.copyToString(in, StandardCharsets.UTF_8);
    }

    private static boolean starts(byte[] body, int first, int second) {
        return body.length > 2 && (body[0] & 0xff) == first && (body[1] & 0xff) == second;
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
