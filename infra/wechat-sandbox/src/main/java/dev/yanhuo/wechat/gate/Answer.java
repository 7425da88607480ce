package dev.yanhuo.wechat.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.state.Json;
import java.util.LinkedHashMap;
import java.util.Map;

/** What goes back over the wire. */
public record Answer(int status, Map<String, String> headers, byte[] body) {
    public static Answer json(int status, Object content) {
        var bytes = Json.text(content).getBytes(UTF_8);
        return of(status, "application/json; charset=utf-8", bytes);
    }

    public static Answer ok(Object content) {
        return json(200, content);
    }

    public static Answer of(int status, String type, byte[] body) {
        return new Answer(status, Map.of("Content-Type", type), body);
    }

    public static Answer empty(int status) {
        return new Answer(status, Map.of(), new byte[0]);
    }

    public boolean isSuccess() {
        return status >= 200 && status < 300;
    }

    public String text() {
        return new String(body, UTF_8);
    }

    Answer header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    Answer status(int other) {
        return new Answer(other, headers, body);
    }

    Answer body(String other) {
        return new Answer(status, headers, other.getBytes(UTF_8));
    }
}
