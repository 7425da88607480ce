package io.yanhuo.miniprogram;

/**
 * The colours of a restaurant, ready to use, so that no client mixes colours of its own.
 *
 * @param brand for buttons and the navigation bar
 * @param onBrand text on {@code brand}
 * @param ink for text and lines of the brand's colour on white: contrast at least 4.5 to 1
 * @param soft a hint of the brand's colour, behind dark text
 */
public record Theme(String brand, String onBrand, String ink, String soft) {
    private static final double READABLE = 4.5;
    private static final Colour WHITE = new Colour(255, 255, 255);
    private static final Colour BLACK = new Colour(0, 0, 0);

    /**
     * @param brand {@code #rrggbb}
     */
    public static Theme of(String brand) {
        var colour = Colour.parse(brand);
        boolean dark = colour.contrastTo(WHITE) >= READABLE;
        var ink = colour;
        while (ink.contrastTo(WHITE) < READABLE) ink = ink.mix(BLACK, 0.1);
        var onBrand = dark ? WHITE : new Colour(31, 31, 31);
        return new Theme(colour.text(), onBrand.text(), ink.text(), colour.mix(WHITE, 0.92).text());
    }

    /** Whether white letters can be read on {@code brand}. */
    boolean whiteText() {
        return onBrand.equals(WHITE.text());
    }

    private record Colour(int red, int green, int blue) {
        static Colour parse(String text) {
            int rgb = Integer.parseInt(text.substring(1), 16);
            return new Colour(rgb >> 16 & 255, rgb >> 8 & 255, rgb & 255);
        }

        Colour mix(Colour other, double share) {
            return new Colour(
                    mix(red, other.red, share),
                    mix(green, other.green, share),
                    mix(blue, other.blue, share));
        }

        private static int mix(int from, int to, double share) {
            return (int) Math.round(from + (to - from) * share);
        }

        /** As WCAG 2 defines it. */
        double contrastTo(Colour other) {
            double mine = luminance() + 0.05;
            double theirs = other.luminance() + 0.05;
            return Math.max(mine, theirs) / Math.min(mine, theirs);
        }

        private double luminance() {
            return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
        }

        private static double linear(int channel) {
            double value = channel / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
        }

        String text() {
            return "#%02x%02x%02x".formatted(red, green, blue);
        }
    }
}
