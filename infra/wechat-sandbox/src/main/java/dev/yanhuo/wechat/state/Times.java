package dev.yanhuo.wechat.state;

import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** Moments as WeChat Pay writes them. */
public final class Times {
    private static final DateTimeFormatter RFC_3339 =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ssxxx").withZone(SandboxClock.CHINA);
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(SandboxClock.CHINA);
    private static final DateTimeFormatter PLAIN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(SandboxClock.CHINA);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(SandboxClock.CHINA);

    private Times() {}

    public static String rfc3339(Instant time) {
        return RFC_3339.format(time);
    }

    public static String compact(Instant time) {
        return COMPACT.format(time);
    }

    public static String day(Instant time) {
        return DAY.format(time);
    }

    /** As in bills and on pages. */
    public static String plain(Instant time) {
        return PLAIN.format(time);
    }
}
