package io.yanhuo.shared;

import java.security.SecureRandom;

/** Ids that nobody can guess, in letters that nobody confuses. */
public final class RandomId {
    /** Crockford's base 32 in lower case: no i, l, o, u. */
    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    private static final int FIVE_BITS = 0b11111;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomId() {}

    /** So many characters of five random bits each. */
    public static String ofLength(int length) {
        var random = new byte[length];
        RANDOM.nextBytes(random);
        var id = new StringBuilder(length);
        for (byte bits : random) id.append(ALPHABET.charAt(bits & FIVE_BITS));
        return id.toString();
    }
}
