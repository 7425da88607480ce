package dev.yanhuo.wechat.gate;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The five values of an {@code Authorization} header. */
record Authorization(
        String mchid, String nonce, String timestamp, String serial, String signature) {
    private static final String SCHEME = "WECHATPAY2-SHA256-RSA2048 ";
    private static final Pattern PAIR = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");
    private static final Set<String> NAMES =
            Set.of("mchid", "nonce_str", "timestamp", "serial_no", "signature");

    /** Any order is fine; a missing, foreign or doubled value is not. */
    static Optional<Authorization> parse(String header) {
        if (!header.startsWith(SCHEME)) return Optional.empty();
        var values = new HashMap<String, String>();
        for (var part : header.substring(SCHEME.length()).split(",", -1)) {
            var pair = PAIR.matcher(part);
            if (!pair.matches() || values.put(pair.group(1), pair.group(2)) != null) {
                return Optional.empty();
            }
        }
        if (!values.keySet().equals(NAMES) || values.containsValue("")) return Optional.empty();
        return Optional.of(of(values));
    }

    private static Authorization of(Map<String, String> values) {
        return new Authorization(
                values.getOrDefault("mchid", ""),
                values.getOrDefault("nonce_str", ""),
                values.getOrDefault("timestamp", ""),
                values.getOrDefault("serial_no", ""),
                values.getOrDefault("signature", ""));
    }
}
