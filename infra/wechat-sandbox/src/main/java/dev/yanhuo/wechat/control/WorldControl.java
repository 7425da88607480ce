package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.faults.Fault;
import dev.yanhuo.wechat.faults.FaultKind;
import dev.yanhuo.wechat.faults.Faults;
import dev.yanhuo.wechat.journal.Entry;
import dev.yanhuo.wechat.journal.Journal;
import dev.yanhuo.wechat.people.PlatformKeys;
import dev.yanhuo.wechat.state.SandboxClock;
import dev.yanhuo.wechat.state.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Time, keys, faults, and the record of it all. */
@RestController
@RequestMapping("/sandbox")
class WorldControl {
    /** What happened, as opposed to who takes part. */
    private static final List<String> EVENTS =
            List.of(
                    "orders",
                    "prepays",
                    "refunds",
                    "notices",
                    "accounts",
                    "access-tokens",
                    "login-codes");

    private final Store store;
    private final SandboxClock clock;
    private final Journal journal;
    private final Faults faults;
    private final PlatformKeys keys;

    WorldControl(
            Store store, SandboxClock clock, Journal journal, Faults faults, PlatformKeys keys) {
        this.store = store;
        this.clock = clock;
        this.journal = journal;
        this.faults = faults;
        this.keys = keys;
    }

    /** Forgets all that happened; merchants, apps, people and keys stay. */
    @PostMapping("/reset")
    Now reset() {
        store.clear(EVENTS);
        faults.clear();
        journal.clear();
        keys.reset();
        clock.reset();
        return now();
    }

    record Now(Instant now, Duration ahead) {}

    @GetMapping("/clock")
    Now now() {
        return new Now(clock.instant(), clock.ahead());
    }

    record Advance(Duration advance) {}

    /** {@code {"advance":"PT2H"}}; what is due by then happens at once. */
    @PostMapping("/clock")
    Now advance(@RequestBody Advance by) {
        if (by.advance().isNegative()) throw new IllegalArgumentException("time goes forward");
        clock.advance(by.advance());
        return now();
    }

    @GetMapping("/journal")
    List<Entry> journal(@RequestParam(defaultValue = "0") long since) {
        return journal.since(since);
    }

    @GetMapping("/faults")
    List<Faults.Standing> faults() {
        return faults.all();
    }

    @PostMapping("/faults")
    Fault add(@RequestBody Faults.Wish wish) {
        return faults.add(wish);
    }

    @DeleteMapping("/faults")
    void clearFaults() {
        faults.clear();
    }

    @DeleteMapping("/faults/{id}")
    void remove(@PathVariable String id) {
        faults.remove(id);
    }

    record Mutations(List<String> mutate) {}

    /** The next bill of that day is wrong in these ways. */
    @PostMapping("/bills/{date}")
    List<Fault> mutate(@PathVariable String date, @RequestBody Mutations wanted) {
        var match = new Fault.Match(null, null, null, Map.of(), null, date, null);
        return wanted.mutate().stream()
                .map(each -> new Faults.Wish(FaultKind.B1, each, null, match, 1, 1.0))
                .map(faults::add)
                .toList();
    }

    /**
     * What to change about the keys; what is left out stays.
     *
     * @param mode {@code cert} takes the next platform certificate into use
     * @param percent how many callbacks bear the public key's signature
     * @param certificates whether {@code /v3/certificates} has any
     */
    record Rotate(
            @Nullable String mode, @Nullable Integer percent, @Nullable Boolean certificates) {}

    @PostMapping("/keys/rotate")
    PlatformKeys.Rotation rotate(@RequestBody Rotate wanted) {
        var now = keys.rotation();
        boolean next = "cert".equals(wanted.mode());
        keys.rotate(
                new PlatformKeys.Rotation(
                        next ? keys.certificates().getLast().serial() : now.certificateInUse(),
                        Objects.requireNonNullElse(wanted.percent(), now.publicKeyPercent()),
                        Objects.requireNonNullElse(wanted.certificates(), now.downloadable())));
        return keys.rotation();
    }
}
