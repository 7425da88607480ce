package io.yanhuo.shared;

import java.security.SecureRandom;
import java.util.stream.Collectors;

/** Ids that nobody can guess, in letters that nobody confuses. */
public final class RandomId {
    /** Crockford's base 32 in lower case: no i, l, o, u. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** So many characters of five random bits each. */
    public static String ofLength(int length) {
        return RANDOM.ints(length, 0, ALPHABET.length())
                .mapToObj(i -> String.valueOf(ALPHABET.charAt(i)))
                .collect(Collectors.joining());
    }
}
