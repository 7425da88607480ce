package io.yanhuo.shared;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;
import java.util.regex.Pattern;

/** A mobile number of mainland China: eleven digits, without the country code. */
public record PhoneNumber(@JsonValue String digits) {
    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PhoneNumber {
        if (!MOBILE.matcher(digits).matches()) {
            throw new IllegalArgumentException("not a mobile number of mainland China");
        }
    }

    /** Reads what a person typed: spaces, dashes and +86 are dropped. */
    public static Optional<PhoneNumber> parse(String text) {
        var digits = text.replaceAll("[\\s\\-()]", "").replaceFirst("^(\\+|00)?86(?=1)", "");
        return MOBILE.matcher(digits).matches()
                ? Optional.of(new PhoneNumber(digits))
                : Optional.empty();
    }

    public String masked() {
        return digits.substring(0, 3) + "****" + digits.substring(7);
    }

    /** Never the number itself: it would end in a log. */
    @Override
    public String toString() {
        return masked();
    }
}
