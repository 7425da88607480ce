package io.yanhuo.tenancy;

import java.time.LocalDate;
import java.util.regex.Pattern;

/**
 * Food business licence (食品经营许可证); without a valid one a store may not take orders.
 *
 * @param number {@code JY} and 14 digits: 1 to 3 for the kind of business (2 is catering), six for
 *     the district, six in order, and one check digit whose rule is not published
 * @param validUntil the last day on which it is valid
 */
public record Licence(String number, String holder, LocalDate validUntil) {
    /** The first two digits of a district are those of its province, 11 to 82. */
    private static final Pattern NUMBER =
            Pattern.compile("JY[123](1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[12])\\d{11}");

    public Licence {
        if (!isNumber(number)) throw new IllegalArgumentException("not a licence number");
    }

    public static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }

    public boolean validOn(LocalDate day) {
        return !day.isAfter(validUntil);
    }
}
