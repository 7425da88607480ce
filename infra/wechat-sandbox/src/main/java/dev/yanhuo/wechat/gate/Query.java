package dev.yanhuo.wechat.gate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Query strings and path segments, decoded. */
final class Query {
    private Query() {}

    static Map<String, List<String>> parse(String raw) {
        var all = new LinkedHashMap<String, List<String>>();
        for (var pair : raw.split("&")) {
            if (pair.isEmpty()) continue;
            int equals = pair.indexOf('=');
            var name = equals < 0 ? pair : pair.substring(0, equals);
            var value = equals < 0 ? "" : pair.substring(equals + 1);
            all.computeIfAbsent(decoded(name), _ -> new ArrayList<>()).add(decoded(value));
        }
        return all;
    }

    static String segment(String raw) {
        return decoded(raw.replace("+", "%2B"));
    }

    private static String decoded(String raw) {
        try {
            return URLDecoder.decode(raw, UTF_8);
        } catch (IllegalArgumentException _) {
            return raw;
        }
    }
}
