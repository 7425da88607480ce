package io.yanhuo.workspace.web;

import java.util.List;
import java.util.regex.Pattern;

/** Colours on which white letters can be read (WCAG AA). */
final class BrandColour {
    /** To choose from at a glance. */
    static final List<String> PALETTE =
            List.of(
                    "#b5261e", "#8c1c2b", "#b04a0e", "#835600", "#4a6a29", "#1d5c4a", "#1f4e8c",
                    "#64389a", "#33302e");

    private static final Pattern SHAPE = Pattern.compile("#[0-9a-f]{6}");
    private static final double READABLE = 4.5;

    private BrandColour() {}

    static boolean wellFormed(String colour) {
        return SHAPE.matcher(colour).matches();
    }

    static boolean carriesWhite(String colour) {
        int rgb = Integer.parseInt(colour.substring(1), 16);
        double light =
                0.2126 * linear(rgb >> 16 & 255)
                        + 0.7152 * linear(rgb >> 8 & 255)
                        + 0.0722 * linear(rgb & 255);
        return 1.05 / (light + 0.05) >= READABLE;
    }

    private static double linear(int channel) {
        double value = channel / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }
}
