package dev.yanhuo.wechat.callbacks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** A notice wrapped for one attempt: encrypted, signed, ready to be sent. */
record Parcel(Map<String, String> headers, byte[] body) {
    Parcel header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Parcel(more, body);
    }

    Parcel lowerCase() {
        var lower = new LinkedHashMap<String, String>();
        headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
        return new Parcel(lower, body);
    }
}
