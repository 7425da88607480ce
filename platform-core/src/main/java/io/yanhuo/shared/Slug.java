package io.yanhuo.shared;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The name of a restaurant in addresses: lower-case letters, digits and inner dashes. */
public record Slug(String value) {
    private static final int LONGEST = 30;
    private static final Pattern SHAPE = Pattern.compile("[a-z0-9](?:[a-z0-9-]{1,28}[a-z0-9])");

    /** Names that stand for the platform itself or that a stranger could use to deceive. */
    private static final Set<String> RESERVED =
            Set.of(
                    "admin",
                    "api",
                    "app",
                    "assets",
                    "blog",
                    "cdn",
                    "dev",
                    "docs",
                    "ftp",
                    "help",
                    "localhost",
                    "login",
                    "mail",
                    "mysql",
                    "ops",
                    "partner",
                    "pay",
                    "platform",
                    "portal",
                    "signup",
                    "smtp",
                    "static",
                    "status",
                    "support",
                    "system",
                    "sys",
                    "test",
                    "wechat",
                    "weixin",
                    "www",
                    "yanhuo");

    public Slug {
        if (!valid(value)) throw new IllegalArgumentException("not a name for an address");
    }

    /** The same name with a number, {@code -2} for the second; the first stays as it is. */
    public Slug numbered(int number) {
        if (number == 1) return this;
        var ending = "-" + number;
        int room = Math.min(value.length(), LONGEST - ending.length());
        return new Slug(value.substring(0, room).replaceFirst("-+$", "") + ending);
    }

    public static Optional<Slug> parse(String text) {
        return valid(text) ? Optional.of(new Slug(text)) : Optional.empty();
    }

    private static boolean valid(String text) {
        return SHAPE.matcher(text).matches() && !text.contains("--") && !RESERVED.contains(text);
    }

    @Override
    public String toString() {
        return value;
    }
}
