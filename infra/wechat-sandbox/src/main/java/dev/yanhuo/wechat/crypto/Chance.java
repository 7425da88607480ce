package dev.yanhuo.wechat.crypto;

import java.math.BigInteger;
import java.security.SecureRandom;

/** Numbers and names nobody can guess. */
public final class Chance {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String LETTERS =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    private Chance() {}

    public static String digits(int length) {
        return of("0123456789", length);
    }

    public static String hex(int length) {
        return of("0123456789abcdef", length);
    }

    public static String letters(int length) {
        return of(LETTERS, length);
    }

    /** A certificate's number: 40 hexadecimal digits, the first of them not 0. */
    public static BigInteger serial() {
        return new BigInteger(155, RANDOM).setBit(158);
    }

    /** True in this share of cases. */
    public static boolean happens(double probability) {
        return RANDOM.nextDouble() < probability;
    }

    private static String of(String alphabet, int length) {
        var text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append(alphabet.charAt(RANDOM.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
