package dev.yanhuo.wechat.journal;

import dev.yanhuo.wechat.state.SandboxClock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The last exchanges, in memory. */
@Component
public class Journal {
    private static final int KEPT = 2000;
    private static final int SHOWN = 20_000;

    private final SandboxClock clock;
    private final Deque<Entry> entries = new ArrayDeque<>();
    private long last;

    Journal(SandboxClock clock) {
        this.clock = clock;
    }

    /** One half of an exchange. */
    public record Message(Map<String, String> headers, String body) {}

    public synchronized void record(
            Entry.Direction direction,
            String line,
            Message request,
            int status,
            Message response,
            List<String> faults) {
        var methodAndTarget = line.split(" ", 2);
        entries.addLast(
                new Entry(
                        ++last,
                        clock.instant(),
                        direction,
                        methodAndTarget[0],
                        methodAndTarget[1],
                        request.headers(),
                        shown(request.body()),
                        status,
                        response.headers(),
                        shown(response.body()),
                        faults));
        if (entries.size() > KEPT) entries.removeFirst();
    }

    public synchronized List<Entry> since(long number) {
        return entries.stream().filter(entry -> entry.number() > number).toList();
    }

    public synchronized void clear() {
        entries.clear();
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
