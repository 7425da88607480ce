package dev.yanhuo.bench;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What became of requests that were sent side by side. */
final class Tally {
    private final List<Sent> all = new ArrayList<>();

    /**
     * @param kind what was asked for
     * @param lateMillis how much later than planned it was sent: who asks was busy itself
     * @param millis from sending it to the end of its answer
     */
    record Sent(String kind, int status, double lateMillis, double millis) {}

    /** Of several stretches of time as of one. */
    static Tally of(Stream<Tally> several) {
        var together = new Tally();
        several.forEach(tally -> together.addAll(tally.sent()));
        return together;
    }

    synchronized void add(Sent sent) {
        all.add(sent);
    }

    private synchronized void addAll(List<Sent> more) {
        all.addAll(more);
    }

    private synchronized List<Sent> sent() {
        return List.copyOf(all);
    }

    synchronized int count() {
        return all.size();
    }

    synchronized long count(int status) {
        return all.stream().filter(sent -> sent.status() == status).count();
    }

    synchronized Map<Integer, Long> statuses() {
        return all.stream().collect(groupingBy(Sent::status, counting()));
    }

    /** So many of a hundred took at most so long. */
    synchronized double millis(int percent) {
        return Percentile.of(percent, all.stream().mapToDouble(Sent::millis).toArray());
    }

    synchronized double millis(int percent, String kind) {
        var its = all.stream().filter(sent -> sent.kind().equals(kind));
        return Percentile.of(percent, its.mapToDouble(Sent::millis).toArray());
    }

    synchronized double lateMillis(int percent) {
        return Percentile.of(percent, all.stream().mapToDouble(Sent::lateMillis).toArray());
    }
}
