package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.journal.Entry;
import dev.yanhuo.wechat.state.Times;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One exchange, to be unfolded. */
record JournalRow(
        long number,
        String at,
        String direction,
        String method,
        String target,
        int status,
        String request,
        String response,
        List<String> faults) {
    static JournalRow of(Entry entry) {
        return new JournalRow(
                entry.number(),
                Times.plain(entry.at()),
                entry.direction() == Entry.Direction.IN ? "收到" : "发出",
                entry.method(),
                entry.target(),
                entry.status(),
                text(entry.requestHeaders(), entry.requestBody()),
                text(entry.responseHeaders(), entry.responseBody()),
                entry.faults());
    }

    private static String text(Map<String, String> headers, String body) {
        var lines =
                headers.entrySet().stream()
                        .map(each -> each.getKey() + ": " + each.getValue())
                        .collect(Collectors.joining("\n"));
        return (lines + "\n\n" + Pretty.json(body)).strip();
    }
}
