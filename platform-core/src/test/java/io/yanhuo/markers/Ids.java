package io.yanhuo.markers;

import java.util.HashSet;
import java.util.Set;

/**
 * What in a text can be one restaurant's only: random ids as {@code RandomId} makes them, and names
 * in {@code ⟦…⟧}, which tests give where no id would be.
 */
final class Ids {
    private static final int SHORTEST = 20;
    private static final int LONGEST = 80;
    private static final String LETTERS = "abcdefghjkmnpqrstvwxyz";

    private Ids() {}

    static Set<String> in(String text) {
        var found = new HashSet<String>();
        int begin = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (isWord(c)) continue;
            if (i - begin >= SHORTEST && isId(text, begin, i)) found.add(text.substring(begin, i));
            begin = i + 1;
            if (c == '⟦') addName(text, i, found);
        }
        return found;
    }

    private static void addName(String text, int begin, Set<String> found) {
        int end = text.indexOf('⟧', begin);
        if (end > 0 && end - begin < LONGEST) found.add(text.substring(begin, end + 1));
    }

    private static boolean isWord(char c) {
        return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    /** No word, no number, and no hash, which two may have of the same thing. */
    private static boolean isId(String text, int begin, int end) {
        if (end - begin > LONGEST) return false;
        boolean digit = false;
        boolean beyondHashes = false;
        for (int i = begin; i < end; i++) {
            char c = text.charAt(i);
            if (c <= '9') digit = true;
            else if (LETTERS.indexOf(c) < 0) return false;
            else if (c > 'f') beyondHashes = true;
        }
        return digit && beyondHashes;
    }
}
