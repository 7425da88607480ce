package dev.yanhuo.wechat.payer;

import java.math.BigDecimal;

/** Amounts as people read them. */
public final class Yuan {
    private Yuan() {}

    public static String of(long fen) {
        return "¥" + BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
