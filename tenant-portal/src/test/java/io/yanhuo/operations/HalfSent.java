package io.yanhuo.operations;

import io.yanhuo.MockBrowser;
import io.yanhuo.RawLine;
import java.io.IOException;

/** A form of which the head has arrived, and half of what was written into it. */
final class HalfSent implements AutoCloseable {
    /** Longer than it takes to decide on a head alone, if anybody did. */
    private static final int A_MOMENT = 500;

    private final RawLine line;
    private final Way way;
    private final String rest;

    /** How a browser, or whoever pretends to be one, says how long its form is. */
    enum Way {
        LENGTH,
        PIECES,
        /** With its length, and the token beside it, so that nobody need look into it. */
        TOKEN_BESIDE
    }

    HalfSent(int port, String host, MockBrowser browser, Way way, String path, String form)
            throws IOException {
        this.way = way;
        this.line = new RawLine("127.0.0.1", port);
        var whole = way == Way.TOKEN_BESIDE ? form : form + "&_csrf=" + browser.token();
        int half = whole.length() / 2;
        this.rest = whole.substring(half);
        line.send(
                "POST "
                        + path
                        + " HTTP/1.1\r\nHost: "
                        + host
                        + "\r\nCookie: "
                        + browser.cookies()
                        + "\r\nContent-Type: application/x-www-form-urlencoded\r\nConnection: close\r\n"
                        + (way == Way.TOKEN_BESIDE
                                ? "X-CSRF-Token: " + browser.token() + "\r\n"
                                : "")
                        + (way == Way.PIECES
                                ? "Transfer-Encoding: chunked"
                                : "Content-Length: " + whole.length())
                        + "\r\n\r\n");
        piece(whole.substring(0, half));
        pause();
    }

    /** Sends the other half, and reads the answer. */
    String rest() throws IOException {
        piece(rest);
        if (way == Way.PIECES) line.send("0\r\n\r\n");
        return line.answer();
    }

    @Override
    public void close() throws IOException {
        line.close();
    }

    private void piece(String text) throws IOException {
        boolean inPieces = way == Way.PIECES;
        line.send(inPieces ? Integer.toHexString(text.length()) + "\r\n" + text + "\r\n" : text);
    }

    private static void pause() {
        try {
            Thread.sleep(A_MOMENT);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
