package dev.yanhuo.wechat.faults;

import dev.yanhuo.wechat.crypto.Chance;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The faults that are switched on. They end with the process: a restart is a quiet world. */
@Component
public class Faults {
    private static final long SEED = 20_261_124;

    private final List<Armed> armed = new ArrayList<>();
    private Random random = new Random(SEED);

    /** What a test or a person asks for; most of it may be left out. */
    public record Wish(
            FaultKind action,
            @Nullable String variant,
            @Nullable String value,
            Fault.@Nullable Match match,
            @Nullable Integer times,
            @Nullable Double probability) {}

    public synchronized Fault add(Wish wish) {
        var fault = of(wish);
        armed.add(new Armed(fault));
        return fault;
    }

    private static Fault of(Wish wish) {
        var variants = wish.action().variants();
        var variant = Objects.requireNonNullElse(wish.variant(), variants.getFirst());
        if (!variants.contains(variant)) {
            throw new IllegalArgumentException(wish.action() + " is one of " + variants);
        }
        return new Fault(
                Chance.hex(8),
                wish.action(),
                variant,
                wish.value(),
                complete(wish.match()),
                Objects.requireNonNullElse(wish.times(), 1),
                Objects.requireNonNullElse(wish.probability(), 1.0));
    }

    @SuppressWarnings("NullAway") // JSON may leave out what the type promises.
    private static Fault.Match complete(Fault.@Nullable Match match) {
        if (match == null) return Fault.Match.ANYTHING;
        var body = Objects.requireNonNullElse(match.body(), Map.<String, String>of());
        return new Fault.Match(
                match.method(),
                match.path(),
                match.mchid(),
                body,
                match.event(),
                match.subject(),
                match.nth());
    }

    public synchronized boolean remove(String id) {
        return armed.removeIf(each -> each.fault.id().equals(id));
    }

    public synchronized void clear() {
        armed.clear();
        random = new Random(SEED);
    }

    /** A rule and how often it has struck. */
    public record Standing(Fault fault, int struck) {}

    public synchronized List<Standing> all() {
        return armed.stream().map(each -> new Standing(each.fault, each.struck)).toList();
    }

    /** What goes wrong now; each rule counts that it was asked. */
    public synchronized List<Fault> strike(Occasion occasion) {
        var hits = armed.stream().filter(each -> each.strikes(occasion, random)).toList();
        armed.removeIf(Armed::spent);
        return hits.stream().map(each -> each.fault).toList();
    }

    private static final class Armed {
        private final Fault fault;
        private int seen;
        private int struck;

        Armed(Fault fault) {
            this.fault = fault;
        }

        boolean strikes(Occasion occasion, Random random) {
            if (fault.action().stage() != occasion.stage()) return false;
            if (spent() || !fault.match().fits(occasion)) return false;
            seen++;
            if (!fault.match().at(seen)) return false;
            if (random.nextDouble() >= fault.probability()) return false;
            struck++;
            return true;
        }

        boolean spent() {
            return fault.times() > 0 && struck >= fault.times();
        }
    }
}
