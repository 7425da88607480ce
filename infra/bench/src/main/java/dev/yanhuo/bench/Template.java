package dev.yanhuo.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A statement that was sent once, with gaps where its like has another id each time.
 *
 * @param parts the text around the gaps
 * @param gaps the ids that stood there
 */
record Template(List<String> parts, List<String> gaps) {
    /** Ids are 20 letters and digits; keys of an attempt are UUIDs. */
    private static final Pattern ID =
            Pattern.compile(
                    "(?<=')(?:[0-9a-z]{20}"
                            + "|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?=')");

    static Set<String> ids(String statement) {
        return ID.matcher(statement).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    /**
     * @param fresh ids that are others each time
     */
    static Template of(String statement, Set<String> fresh) {
        var parts = new ArrayList<String>();
        var gaps = new ArrayList<String>();
        int end = 0;
        for (var match : ID.matcher(statement).results().toList()) {
            if (!fresh.contains(match.group())) continue;
            parts.add(statement.substring(end, match.start()));
            gaps.add(match.group());
            end = match.end();
        }
        parts.add(statement.substring(end));
        return new Template(List.copyOf(parts), List.copyOf(gaps));
    }

    /**
     * @param values an id for each that is to be replaced
     */
    String with(Map<String, String> values) {
        var text = new StringBuilder(parts.getFirst());
        for (int i = 0; i < gaps.size(); i++) {
            var value = values.get(gaps.get(i));
            if (value == null) throw new IllegalArgumentException("no value for " + gaps.get(i));
            text.append(value).append(parts.get(i + 1));
        }
        return text.toString();
    }
}
