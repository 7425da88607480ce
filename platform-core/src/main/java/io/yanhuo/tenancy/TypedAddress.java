package io.yanhuo.tenancy;

import io.yanhuo.shared.Slug;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody typed as the address of a restaurant: a name, or what is wrong with it. */
public sealed interface TypedAddress {
    record Good(Slug slug) implements TypedAddress {}

    /**
     * @param key of the text that says what is wrong; {@code detail} is its {@code {0}}
     */
    record Bad(String key, String detail) implements TypedAddress {}

    int SHORTEST = 3;
    int LONGEST = 30;

    /** Capitals, full-width letters and spaces around it are how people type; they are mended. */
    static TypedAddress read(@Nullable String typed) {
        var text =
                Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .strip();
        return problem(text)
                .<TypedAddress>map(bad -> bad)
                .orElseGet(() ->
                        Slug.parse(text)
                                .<TypedAddress>map(Good::new)
                                .orElse(new Bad("tenancy.address.reserved", text)));
    }

    private static Optional<Bad> problem(String text) {
        var foreign = foreign(text);
        if (text.isEmpty()) return Optional.of(new Bad("tenancy.address.missing", ""));
        if (!foreign.isEmpty()) return Optional.of(new Bad("tenancy.address.letters", foreign));
        if (text.length() < SHORTEST) return Optional.of(new Bad("tenancy.address.short", ""));
        if (text.length() > LONGEST) return Optional.of(new Bad("tenancy.address.long", ""));
        if (text.startsWith("-") || text.endsWith("-") || text.contains("--")) {
            return Optional.of(new Bad("tenancy.address.dashes", ""));
        }
        return Optional.empty();
    }

    /** Letters of other scripts can look like ours: the Cyrillic а in рауpal. */
    private static String foreign(String text) {
        return text.codePoints()
                .filter(letter -> "abcdefghijklmnopqrstuvwxyz0123456789-".indexOf(letter) < 0)
                .distinct()
                .mapToObj(Character::toString)
                .map(letter -> letter.isBlank() ? "␣" : letter)
                .collect(Collectors.collectingAndThen(Collectors.toList(), TypedAddress::few));
    }

    private static String few(List<String> letters) {
        return String.join(" ", letters.subList(0, Math.min(letters.size(), 5)));
    }
}
