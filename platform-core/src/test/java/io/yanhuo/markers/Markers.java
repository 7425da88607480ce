package io.yanhuo.markers;

import dev.yanhuo.database.DatabaseServer;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Whose each id is: whoever wrote it first. An id that turns up with another restaurant is a leak,
 * unless the request that is being answered has brought it along.
 */
public final class Markers {
    private static final int SHOWN = 300;
    private static final Map<String, Set<TenantId>> OWNERS = new ConcurrentHashMap<>();
    private static final Set<String> SHARED = ConcurrentHashMap.newKeySet();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Set<String>> BROUGHT_ALONG = ThreadLocal.withInitial(Set::of);

    private Markers() {}

    /**
     * A test gives this id to several restaurants on purpose. Whoever writes it before the test
     * ends has it for good; with everybody else it stays a leak.
     */
    public static void shared(String id) {
        SHARED.add(id);
    }

    static void nothingIsSharedAnyMore() {
        SHARED.clear();
    }

    /** What the restaurant of the current scope writes into its own schema. */
    static void written(String statement) {
        if (!TenantScope.bound()) return;
        var own = TenantScope.current().tenant();
        for (var id : Ids.in(statement)) {
            var owners = OWNERS.putIfAbsent(id, Set.of(own));
            if (owners == null || owners.contains(own)) continue;
            if (SHARED.contains(id)) OWNERS.merge(id, Set.of(own), Markers::both);
            else check(id, owners, own, "a row: " + statement);
        }
    }

    /** What is told or noted on behalf of the restaurant of the current scope, or of nobody. */
    static void told(String where, String text) {
        if (TenantScope.bound()) held(TenantScope.current().tenant(), where, text);
        else together(where, text);
    }

    /** What is, or goes, where only this restaurant's things belong. */
    static void held(TenantId own, String where, String text) {
        for (var id : Ids.in(text)) {
            var owners = OWNERS.get(id);
            if (owners != null) check(id, owners, own, where);
        }
    }

    /** What is nobody's may speak of one restaurant, but not of two at once. */
    private static void together(String where, String text) {
        Set<TenantId> first = Set.of();
        for (var id : Ids.in(text)) {
            var owners = OWNERS.getOrDefault(id, Set.of());
            if (first.isEmpty()) first = owners;
            else if (!owners.isEmpty()) check(id, owners, first.iterator().next(), where);
        }
    }

    private static void check(String id, Set<TenantId> owners, TenantId own, String where) {
        if (owners.contains(own) || BROUGHT_ALONG.get().contains(id)) return;
        if (owners.stream().anyMatch(owner -> Kinship.between(owner, own))) return;
        var shown = where.length() > SHOWN ? where.substring(0, SHOWN) + "…" : where;
        LEAKS.add("%s of %s is with %s, in %s".formatted(id, owners, own, shown));
    }

    /** Whoever sends an id along may get it back in the answer, whosever it is. */
    static BroughtAlong broughtAlong(Set<String> ids) {
        var before = BROUGHT_ALONG.get();
        BROUGHT_ALONG.set(both(before, ids));
        return new BroughtAlong(before);
    }

    /** Until it is closed, in this thread. */
    record BroughtAlong(Set<String> before) implements AutoCloseable {
        @Override
        public void close() {
            BROUGHT_ALONG.set(before);
        }
    }

    private static <T> Set<T> both(Set<T> some, Set<T> more) {
        if (some.isEmpty()) return more;
        var all = new HashSet<>(some);
        all.addAll(more);
        return Set.copyOf(all);
    }

    /** A server of a test's own, which is asked as well whose practice copy a restaurant is. */
    public static void alsoOn(DatabaseServer server) {
        Kinship.alsoOn(server);
    }

    /** Whether it is known whose it is: where it is not, nothing is watched. */
    public static boolean known(String id) {
        return OWNERS.containsKey(id);
    }

    /** All that have been found since somebody asked last. */
    public static List<String> leaks() {
        var found = new ArrayList<String>();
        for (var leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) found.add(leak);
        return found;
    }
}
