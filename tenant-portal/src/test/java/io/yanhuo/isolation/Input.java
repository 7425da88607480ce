package io.yanhuo.isolation;

import io.yanhuo.shared.RandomId;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * One value that a route reads.
 *
 * @param name as the request names it, such as {@code skus[0].id}
 * @param sample with ids in braces
 * @param quoted whether it is a text where that makes a difference, in JSON
 */
record Input(Place place, String name, String sample, boolean quoted) {
    private static final Pattern HOLE = Pattern.compile("\\{([A-Z_]+)}");
    private static final String RANDOM = "RANDOM";

    enum Place {
        PATH,
        FIELD,
        HEADER,
        COOKIE,
        JSON,
        FILE
    }

    Input of(String other) {
        return new Input(place, name, other, quoted);
    }

    /** The ids in it. */
    List<Position> positions() {
        return HOLE.matcher(sample)
                .results()
                .filter(hole -> !hole.group(1).equals(RANDOM))
                .map(hole -> new Position(name, hole.start(), Kind.valueOf(hole.group(1))))
                .toList();
    }

    /** Its sample with real ids. */
    String filled(Function<Position, String> ids) {
        return HOLE.matcher(sample)
                .replaceAll(hole ->
                        hole.group(1).equals(RANDOM)
                                ? RandomId.ofLength(20)
                                : ids.apply(
                                        new Position(
                                                name, hole.start(), Kind.valueOf(hole.group(1)))));
    }
}
