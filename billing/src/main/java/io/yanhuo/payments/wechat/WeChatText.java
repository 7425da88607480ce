package io.yanhuo.payments.wechat;

import java.util.stream.Collectors;

/** Texts as WeChat Pay takes them. */
public final class WeChatText {
    private WeChatText() {}

    /**
     * Without the characters of four bytes (emoji), which WeChat refuses, and without control
     * characters; cut to so many characters.
     */
    public static String fit(String text, int longest, String otherwise) {
        var plain =
                text.codePoints()
                        .filter(c -> c < 0x10000 && !Character.isISOControl(c))
                        .filter(c -> c != 0xFE0F && c != 0x200D) // what holds an emoji together
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining())
                        .strip();
        if (plain.isEmpty()) return otherwise;
        return plain.substring(0, Math.min(longest, plain.length()));
    }
}
