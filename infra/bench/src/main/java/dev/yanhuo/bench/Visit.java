package dev.yanhuo.bench;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request that a server is sent again and again, and the answer it has to give. */
interface Visit {
    byte[] request(int n);

    int status();

    static Visit get(String host, String path, Map<String, String> headers) {
        return always(request("GET", host, path, headers, ""), 200);
    }

    static Visit always(byte[] request, int status) {
        return new Visit() {
            @Override
            public byte[] request(int n) {
                return request;
            }

            @Override
            public int status() {
                return status;
            }
        };
    }

    static byte[] request(
            String method, String host, String path, Map<String, String> headers, String body) {
        var content = body.getBytes(StandardCharsets.UTF_8);
        var head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n");
        headers.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        if (content.length > 0) head.append("Content-Length: " + content.length + "\r\n");
        return (head + "\r\n" + body).getBytes(StandardCharsets.UTF_8);
    }

    /** Workers who send it to the server at this port. */
    default Work.Hiring to(int port) {
        return () -> {
            var wire = new Wire(port);
            return new Work() {
                @Override
                public void perform(int n) throws Exception {
                    var answer = wire.send(request(n));
                    if (answer.status() == status()) return;
                    throw new IllegalStateException(answer.status() + " " + answer.text());
                }

                @Override
                public void close() throws Exception {
                    wire.close();
                }
            };
        };
    }
}
