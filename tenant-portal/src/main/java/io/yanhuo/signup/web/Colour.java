package io.yanhuo.signup.web;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A brand's colour, on which white letters stand. */
record Colour(int red, int green, int blue) {
    /** To choose from; white is readable on each of them. */
    static final List<String> PALETTE =
            List.of(
                    "#b5261e", "#8c1c2b", "#b04a0e", "#835600", "#4a6a29", "#1d5c4a", "#1f4e8c",
                    "#64389a", "#33302e");

    private static final Pattern SHAPE = Pattern.compile("#[0-9a-f]{6}");
    private static final double READABLE = 4.5;

    static Optional<Colour> parse(String text) {
        var value = text.strip().toLowerCase(Locale.ROOT);
        if (!SHAPE.matcher(value).matches()) return Optional.empty();
        int rgb = HexFormat.fromHexDigits(value.substring(1));
        return Optional.of(new Colour(rgb >> 16 & 0xff, rgb >> 8 & 0xff, rgb & 0xff));
    }

    /** Whether white letters on it can be read by everybody (WCAG AA). */
    boolean carriesWhite() {
        return 1.05 / (luminance() + 0.05) >= READABLE;
    }

    /** The same hue, dark enough for white letters. */
    Colour darkEnough() {
        var colour = this;
        while (!colour.carriesWhite()) colour = colour.darker();
        return colour;
    }

    private Colour darker() {
        return new Colour(red * 95 / 100, green * 95 / 100, blue * 95 / 100);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    @Override
    public String toString() {
        return "#%02x%02x%02x".formatted(red, green, blue);
    }
}
