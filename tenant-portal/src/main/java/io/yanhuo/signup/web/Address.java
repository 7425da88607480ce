package io.yanhuo.signup.web;

import io.yanhuo.shared.Slug;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What somebody typed as the address of a restaurant: a name, or what is wrong with it. */
sealed interface Address {
    record Good(Slug slug) implements Address {}

    /**
     * @param key of the text that says what is wrong; {@code detail} is its {@code {0}}
     */
    record Bad(String key, String detail) implements Address {}

    int SHORTEST = 3;
    int LONGEST = 30;

    /** Capitals, full-width letters and spaces around it are how people type; they are mended. */
    static Address read(@Nullable String typed) {
        var text =
                Normalizer.normalize(typed == null ? "" : typed, Normalizer.Form.NFKC)
                        .toLowerCase(Locale.ROOT)
                        .strip();
        return problem(text)
                .<Address>map(bad -> bad)
                .orElseGet(() ->
                        Slug.parse(text)
                                .<Address>map(Good::new)
                                .orElse(new Bad("signup.address.reserved", text)));
    }

    private static Optional<Bad> problem(String text) {
        var foreign = foreign(text);
        if (text.isEmpty()) return Optional.of(new Bad("signup.address.missing", ""));
        if (!foreign.isEmpty()) return Optional.of(new Bad("signup.address.letters", foreign));
        if (text.length() < SHORTEST) return Optional.of(new Bad("signup.address.short", ""));
        if (text.length() > LONGEST) return Optional.of(new Bad("signup.address.long", ""));
        if (text.startsWith("-") || text.endsWith("-") || text.contains("--")) {
            return Optional.of(new Bad("signup.address.dashes", ""));
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
                .collect(Collectors.collectingAndThen(Collectors.toList(), Address::few));
    }

    private static String few(List<String> letters) {
        return String.join(" ", letters.subList(0, Math.min(letters.size(), 5)));
    }
}
