package io.yanhuo.shared;

import java.util.regex.Pattern;

/**
 * Text without what nobody sees and nobody means: control characters, marks that turn the direction
 * of everything after them, halves of characters. Line breaks and tabs stay, and the joiners that
 * some scripts and emoji are made of.
 */
public final class PlainText {
    private static final Pattern UNSEEN =
            Pattern.compile(
                    "[\\p{Cc}&&[^\\t\\n\\r]]|\\p{Cs}|[\\x{061C}\\x{200B}\\x{200E}\\x{200F}"
                            + "\\x{2028}-\\x{202E}\\x{2060}-\\x{206F}\\x{FEFF}\\x{FFF9}-\\x{FFFB}"
                            + "\\x{FFFE}\\x{FFFF}]");

    private PlainText() {}

    public static String of(String text) {
        return UNSEEN.matcher(text).replaceAll("");
    }
}
