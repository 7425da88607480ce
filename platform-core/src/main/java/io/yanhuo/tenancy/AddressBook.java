package io.yanhuo.tenancy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The addresses of one restaurant on the platform, and when it may exchange the present one.
 *
 * @param former those that it had before and that lead to it for ever, the latest first
 */
public record AddressBook(Entry present, List<Entry> former) {
    /**
     * So many names of the platform one restaurant keeps from all others, its present one aside.
     */
    public static final int MOST = 5;

    /** Between two changes; time enough for diners to find it, and none to play with names. */
    private static final Duration PAUSE = Duration.ofHours(24);

    /**
     * @param name the part before the platform's domain
     * @param leftAt when it was exchanged for another last; null if it never was
     */
    public record Entry(String name, String host, @Nullable Instant leftAt) {
        private boolean leftAfter(Instant moment) {
            return leftAt != null && leftAt.isAfter(moment);
        }
    }

    public AddressBook {
        former = List.copyOf(former);
    }

    public Optional<Entry> former(String host) {
        return former.stream().filter(entry -> entry.host().equals(host)).findFirst();
    }

    public boolean full() {
        return former.size() >= MOST;
    }

    /** Until then it stays, unless the change is taken back; empty if it may be changed now. */
    public Optional<Instant> restsUntil(Instant now) {
        return former.stream()
                .findFirst()
                .filter(latest -> latest.leftAfter(now.minus(PAUSE)))
                .map(Entry::leftAt)
                .map(left -> left.plus(PAUSE));
    }

    /**
     * Whether it may become the present one now. A change may be taken back at once, but not that
     * again: an address that has been left within the pause, and come back to, stays.
     */
    public boolean mayReturn(Entry entry, Instant now) {
        boolean takenBack = present.leftAfter(now.minus(PAUSE));
        return restsUntil(now).isEmpty() || !takenBack && entry.equals(former.getFirst());
    }
}
