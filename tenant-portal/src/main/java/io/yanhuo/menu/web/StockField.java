package io.yanhuo.menu.web;

import io.yanhuo.menu.MenuRefusal;
import io.yanhuo.menu.Stock;
import io.yanhuo.shared.Refused;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How many are left, as somebody typed it over what was shown.
 *
 * @param typed empty if it is not to be counted
 * @param seen empty if it was not counted
 */
record StockField(String typed, String seen) {
    static final int MOST = 9_999;
    private static final Pattern COUNT = Pattern.compile("\\d{1,4}");

    boolean readable() {
        return count(typed) && count(seen);
    }

    void apply(Stock stock, String skuId) {
        if (!readable()) throw new Refused(new MenuRefusal.NoCount(MOST));
        stock.recount(skuId, number(seen), number(typed));
    }

    static @Nullable Integer number(String digits) {
        return digits.isBlank() ? null : Integer.valueOf(digits.strip());
    }

    private static boolean count(String digits) {
        return digits.isBlank() || COUNT.matcher(digits.strip()).matches();
    }
}
