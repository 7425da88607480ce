package io.yanhuo.storefront.web;

/**
 * The shades that a page needs of one brand colour, mixed here because not every phone's browser
 * can mix colours.
 *
 * @param brand {@code #rrggbb}
 */
record Shades(String brand) {
    private static final int WHITE = 0xffffff;
    private static final int BLACK = 0x000000;

    /** The variables that {@code store.css} builds on. */
    String css() {
        return """
        :root{--brand:%s;--brand-dark:%s;--brand-text:%s;--brand-soft:%s;--brand-line:%s}
        """
                .formatted(brand, mix(78, BLACK), mix(86, BLACK), mix(8, WHITE), mix(30, WHITE));
    }

    private String mix(int percent, int other) {
        int own = Integer.parseInt(brand, 1, 7, 16);
        int mixed = 0;
        for (int shift = 16; shift >= 0; shift -= 8) {
            int a = own >> shift & 0xff;
            int b = other >> shift & 0xff;
            mixed |= (a * percent + b * (100 - percent)) / 100 << shift;
        }
        return "#%06x".formatted(mixed);
    }
}
