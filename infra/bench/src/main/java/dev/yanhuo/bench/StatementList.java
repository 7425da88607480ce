package dev.yanhuo.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down, for whoever wants to send fewer, what one request of each kind sends. */
final class StatementList {
    private static final int LONGEST = 2000;

    private final GeneralLog log;
    private final int port;
    private final List<String> lines = new ArrayList<>();

    StatementList(Place place) {
        this.log = new GeneralLog(place.database());
        this.port = place.port();
    }

    void add(String name, Visit visit) throws Exception {
        var sent = log.ofOne(visit, port);
        lines.add("== " + name + ": " + sent.size());
        int number = 0;
        var connections = new LinkedHashMap<Long, String>();
        for (var entry : sent) lines.add(line(++number, entry, connections));
        lines.add("");
    }

    private static String line(int number, GeneralLog.Entry entry, Map<Long, String> connections) {
        connections.putIfAbsent(entry.thread(), String.valueOf((char) ('a' + connections.size())));
        var text = entry.text().replaceAll("\\s+", " ").strip();
        if (text.length() > LONGEST) text = text.substring(0, LONGEST) + " …";
        return "%3d  connection %s  %s  %s"
                .formatted(number, connections.get(entry.thread()), entry.command(), text);
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.write(file, lines);
    }
}
