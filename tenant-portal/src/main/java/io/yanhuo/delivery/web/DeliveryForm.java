package io.yanhuo.delivery.web;

import io.yanhuo.delivery.DeliveryRules;
import io.yanhuo.shared.GeoPoint;
import io.yanhuo.shared.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.validation.Errors;

/**
 * Delivery rules as somebody typed them: kilometres and yuan.
 *
 * @param origin latitude and longitude, as map applications copy them
 * @param upTo one for each ring; an empty one is no ring
 */
record DeliveryForm(
        @Nullable String origin,
        @Nullable List<String> upTo,
        @Nullable List<String> fee,
        @Nullable String minimum) {
    private static final int ROWS = 6;
    private static final long FARTHEST_METRES = 50_000;
    private static final long LARGEST_FEN = 10_000_00;
    private static final Pattern POINT =
            Pattern.compile("(-?\\d{1,3}(?:\\.\\d+)?)\\s*[,，\\s]\\s*(-?\\d{1,3}(?:\\.\\d+)?)");

    DeliveryForm {
        upTo = upTo == null ? List.of() : upTo;
        fee = fee == null ? List.of() : fee;
    }

    /** With a few empty rows to fill in. */
    static DeliveryForm of(DeliveryRules rules) {
        var upTo = new ArrayList<String>();
        var fee = new ArrayList<String>();
        for (var step : rules.steps()) {
            upTo.add(BigDecimal.valueOf(step.upTo(), 3).stripTrailingZeros().toPlainString());
            fee.add(step.fee().yuan());
        }
        while (upTo.size() < ROWS) {
            upTo.add("");
            fee.add("");
        }
        var place = rules.origin();
        var origin = place == null ? "" : place.latitude() + ", " + place.longitude();
        return new DeliveryForm(origin, upTo, fee, rules.minimum().yuan());
    }

    /** Null if something is wrong, which {@code errors} then says. */
    @Nullable DeliveryRules rules(Errors errors) {
        var place = place(errors);
        var steps = steps(errors);
        var least = money(text(minimum));
        if (least.isEmpty()) errors.rejectValue("minimum", "delivery.form.minimum.wrong");
        if (errors.hasErrors() || least.isEmpty()) return null;
        return new DeliveryRules(place, steps, least.get());
    }

    private @Nullable GeoPoint place(Errors errors) {
        var typed = text(origin);
        if (typed.isEmpty()) return null;
        var match = POINT.matcher(typed);
        try {
            if (match.matches()) {
                return new GeoPoint(
                        Double.parseDouble(match.group(1)), Double.parseDouble(match.group(2)));
            }
        } catch (IllegalArgumentException _) {
            // Told below, like anything that is no place.
        }
        errors.rejectValue("origin", "delivery.form.origin.wrong");
        return null;
    }

    private List<DeliveryRules.Step> steps(Errors errors) {
        var ends = Objects.requireNonNull(upTo);
        var fees = Objects.requireNonNull(fee);
        var steps = new ArrayList<DeliveryRules.Step>();
        var seen = new HashSet<Long>();
        for (int i = 0; i < ends.size(); i++) {
            var end = text(ends.get(i));
            var price = i < fees.size() ? text(fees.get(i)) : "";
            if (end.isEmpty() && price.isEmpty()) continue;
            var metres = metres(end);
            var money = money(price);
            if (metres.isEmpty() || money.isEmpty() || !seen.add(metres.get())) {
                errors.rejectValue("upTo", "delivery.form.ring.wrong", new Object[] {i + 1}, null);
                continue;
            }
            steps.add(new DeliveryRules.Step(metres.get(), money.get()));
        }
        return steps;
    }

    private static Optional<Long> metres(String kilometres) {
        try {
            long metres = new BigDecimal(kilometres).movePointRight(3).longValueExact();
            return metres > 0 && metres <= FARTHEST_METRES ? Optional.of(metres) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static Optional<Money> money(String yuan) {
        try {
            var money = Money.ofYuan(yuan);
            boolean sensible = money.fen() >= 0 && money.fen() <= LARGEST_FEN;
            return sensible ? Optional.of(money) : Optional.empty();
        } catch (ArithmeticException | NumberFormatException _) {
            return Optional.empty();
        }
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed.strip();
    }
}
