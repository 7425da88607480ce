package io.yanhuo.signup.licence;

import io.yanhuo.tenancy.Licence;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * A licence as somebody typed it. The number is {@code JY} and 14 digits (食品经营许可管理办法, Article 31):
 * kind of business, six digits of the district, six in sequence, one check digit.
 */
record LicenceForm(@Nullable String number, @Nullable String holder, @Nullable String validUntil) {
    private static final Pattern NUMBER = Pattern.compile("JY[123]\\d{13}");
    private static final int LONGEST_HOLDER = 60;

    static LicenceForm of(Optional<Licence> licence) {
        return licence.map(known ->
                        new LicenceForm(
                                known.number(), known.holder(), known.validUntil().toString()))
                .orElseGet(() -> new LicenceForm("", "", ""));
    }

    /** Null if something is wrong, which {@code errors} then says. */
    @Nullable Licence licence(LocalDate today, Errors errors) {
        var typed = text(number).toUpperCase(Locale.ROOT).replace(" ", "");
        if (!NUMBER.matcher(typed).matches())
            errors.rejectValue("number", "signup.licence.number.wrong");
        var who = text(holder);
        if (who.isEmpty() || who.length() > LONGEST_HOLDER) {
            errors.rejectValue("holder", "signup.licence.holder.wrong");
        }
        var until = date(errors);
        if (until != null && until.isBefore(today)) {
            errors.rejectValue("validUntil", "signup.licence.until.past");
        }
        return errors.hasErrors() || until == null ? null : new Licence(typed, who, until);
    }

    private @Nullable LocalDate date(Errors errors) {
        try {
            return LocalDate.parse(text(validUntil));
        } catch (DateTimeParseException _) {
            errors.rejectValue("validUntil", "signup.licence.until.wrong");
            return null;
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
