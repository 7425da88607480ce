package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.callbacks.Attempt;
import dev.yanhuo.wechat.callbacks.Notice;
import dev.yanhuo.wechat.callbacks.RetryTable;
import dev.yanhuo.wechat.state.Times;
import java.util.List;

/** A callback with its attempts. */
record CallbackRow(
        String id,
        String event,
        String summary,
        String subject,
        String url,
        String createdAt,
        String state,
        String stateText,
        String next,
        boolean open,
        List<Attempt> attempts) {
    static CallbackRow of(Notice notice) {
        return new CallbackRow(
                notice.id(),
                notice.news().eventType(),
                notice.news().summary(),
                notice.news().subject(),
                notice.news().url(),
                Times.plain(notice.createdAt()),
                notice.state().name(),
                word(notice.state()),
                next(notice),
                notice.isOpen(),
                notice.attempts());
    }

    /** For the page: when an attempt was made. */
    public String at(Attempt attempt) {
        return Times.plain(attempt.at());
    }

    private static String next(Notice notice) {
        if (notice.state() != Notice.State.WAITING) return "";
        return "第 %d/%d 次重试：%s"
                .formatted(notice.retries(), RetryTable.STEPS.size(), Times.plain(notice.dueAt()));
    }

    private static String word(Notice.State state) {
        return switch (state) {
            case WAITING -> "等待中";
            case HELD -> "已暂停";
            case DELIVERED -> "已送达";
            case GIVEN_UP -> "已放弃";
            case LOST -> "已丢失";
        };
    }
}
