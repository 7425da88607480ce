package io.yanhuo.members.web;

import io.yanhuo.members.CouponTerms;
import io.yanhuo.shared.Money;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/** A new coupon as somebody typed it: amounts in yuan. */
record CouponForm(
        @Nullable String name,
        @Nullable String off,
        @Nullable String atLeast,
        @Nullable String total,
        @Nullable String validDays) {
    static final CouponForm EMPTY = new CouponForm("", "", "", "", "30");

    private static final long LARGEST_FEN = 100_000_00;
    private static final int MOST = 1_000_000;
    private static final int LONGEST_DAYS = 3650;
    private static final int LONGEST_NAME = 40;

    /** Null if something is wrong, which {@code errors} then says. */
    @Nullable CouponTerms terms(Errors errors) {
        var title = text(name);
        if (title.isEmpty() || title.length() > LONGEST_NAME) {
            errors.rejectValue("name", "members.coupons.name.wrong");
        }
        var saving = money("off", off, 1, errors);
        var threshold = money("atLeast", text(atLeast).isEmpty() ? "0" : atLeast, 0, errors);
        var days = number("validDays", validDays, LONGEST_DAYS, errors);
        var count = text(total).isEmpty() ? null : number("total", total, MOST, errors);
        if (errors.hasErrors() || saving == null || threshold == null || days == null) return null;
        return new CouponTerms(title, saving, threshold, count, days);
    }

    private static @Nullable Money money(
            String field, @Nullable String typed, long least, Errors errors) {
        try {
            var money = Money.ofYuan(text(typed));
            if (money.fen() >= least && money.fen() <= LARGEST_FEN) return money;
        } catch (ArithmeticException | NumberFormatException _) {
            // Told below, like an amount out of range.
        }
        errors.rejectValue(field, "members.coupons.amount.wrong");
        return null;
    }

    private static @Nullable Integer number(
            String field, @Nullable String typed, int most, Errors errors) {
        try {
            int number = Integer.parseInt(text(typed));
            if (number >= 1 && number <= most) return number;
        } catch (NumberFormatException _) {
            // Told below, like a number out of range.
        }
        errors.rejectValue(field, "members.coupons." + field + ".wrong", new Object[] {most}, null);
        return null;
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
