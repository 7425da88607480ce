package dev.yanhuo.wechat.gate;

import java.net.URI;
import java.util.Locale;

/** Where callbacks go. On this machine plain HTTP will do; the outside world needs TLS. */
public final class NotifyUrl {
    private NotifyUrl() {}

    public static void check(String url) {
        var problem = problem(url);
        if (!problem.isEmpty()) throw Refusals.parameter("/notify_url", problem, url);
    }

    private static String problem(String url) {
        try {
            var uri = URI.create(url);
            if (uri.getHost() == null || uri.getScheme() == null) return "notify_url不是完整的URL";
            if (uri.getRawQuery() != null) return "notify_url不能携带参数";
            if (uri.getRawFragment() != null) return "notify_url不能携带锚点";
            boolean plain = uri.getScheme().equals("http") && isLoopback(uri.getHost());
            return plain || uri.getScheme().equals("https") ? "" : "notify_url必须为https://开头";
        } catch (IllegalArgumentException _) {
            return "notify_url不是合法的URL";
        }
    }

    /** Names under {@code localhost} are this machine, whatever its resolver thinks. */
    public static boolean isLoopback(String host) {
        var name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost")
                || name.endsWith(".localhost")
                || name.startsWith("127.")
                || name.equals("[::1]");
    }
}
