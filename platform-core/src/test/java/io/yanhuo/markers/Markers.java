package io.yanhuo.markers;

import io.yanhuo.tenancy.TenantScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Whose each id is: whoever wrote it first. An id that turns up with another restaurant is a leak,
 * unless the request that is being answered has brought it along.
 */
public final class Markers {
    /** As {@code RandomId} makes them. */
    private static final Pattern ID =
            Pattern.compile("(?<![0-9A-Za-z])[0-9a-hjkmnp-tv-z]{20}(?![0-9A-Za-z])");

    private static final Pattern LETTER = Pattern.compile("[a-z]");
    private static final Pattern DIGIT = Pattern.compile("[0-9]");
    private static final Map<String, String> OWNERS = new ConcurrentHashMap<>();
    private static final Queue<String> LEAKS = new ConcurrentLinkedQueue<>();
    private static final ThreadLocal<Set<String>> BROUGHT_ALONG = ThreadLocal.withInitial(Set::of);

    private Markers() {}

    /** What the restaurant of the current scope writes into its own schema. */
    static void written(String statement) {
        if (!TenantScope.bound()) return;
        var own = TenantScope.current().publicId();
        for (var id : ids(statement)) {
            var owner = OWNERS.putIfAbsent(id, own);
            if (owner != null) check(id, owner, own, "a row: " + statement);
        }
    }

    /** What the restaurant of the current scope tells somebody, or notes somewhere. */
    static void told(String where, String text) {
        if (!TenantScope.bound()) return;
        var own = TenantScope.current().publicId();
        for (var id : ids(text)) {
            var owner = OWNERS.get(id);
            if (owner != null) check(id, owner, own, where);
        }
    }

    private static void check(String id, String owner, String own, String where) {
        if (owner.equals(own) || BROUGHT_ALONG.get().contains(id)) return;
        if (Kinship.between(owner, own)) return;
        var shown = where.length() > 300 ? where.substring(0, 300) + "…" : where;
        LEAKS.add("%s of %s is with %s, in %s".formatted(id, owner, own, shown));
    }

    /** Whoever sends an id along may get it back in the answer, whosever it is. */
    static void broughtAlong(String request) {
        BROUGHT_ALONG.set(ids(request));
    }

    static void answered() {
        BROUGHT_ALONG.remove();
    }

    private static Set<String> ids(String text) {
        return ID.matcher(text)
                .results()
                .map(MatchResult::group)
                .filter(id -> LETTER.matcher(id).find() && DIGIT.matcher(id).find())
                .collect(Collectors.toSet());
    }

    /** All that have been found since somebody asked last. */
    public static List<String> leaks() {
        var found = new ArrayList<String>();
        for (var leak = LEAKS.poll(); leak != null; leak = LEAKS.poll()) found.add(leak);
        return found;
    }
}
