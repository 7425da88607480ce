package io.yanhuo.access;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A path on the host that the browser is on already; anything else would send people away. */
public final class LocalPage {
    /** No second slash, and only what an address is made of: no backslash, no control character. */
    private static final Pattern LOCAL =
            Pattern.compile("/(?!/)[\\w\\-.~/?#\\[\\]@!$&'()*+,;=:%]*");

    private static final int LONGEST = 200;

    private LocalPage() {}

    public static boolean is(@Nullable String page) {
        return page != null && page.length() <= LONGEST && LOCAL.matcher(page).matches();
    }

    /** The page, or another one if it is not on this host. */
    public static String or(@Nullable String page, String other) {
        return page != null && is(page) ? page : other;
    }
}
