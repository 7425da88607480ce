package dev.yanhuo.wechat.control;

import java.time.Duration;

/** Lengths of time in words. */
final class Spans {
    private Spans() {}

    static String of(Duration span) {
        if (span.isZero()) return "";
        var text = new StringBuilder();
        if (span.toDays() > 0) text.append(span.toDays()).append(" 天 ");
        if (span.toHoursPart() > 0) text.append(span.toHoursPart()).append(" 小时 ");
        if (span.toMinutesPart() > 0) text.append(span.toMinutesPart()).append(" 分 ");
        if (span.toSecondsPart() > 0) text.append(span.toSecondsPart()).append(" 秒");
        return text.toString().strip();
    }
}
