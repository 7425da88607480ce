package io.yanhuo.shared;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A font of this machine that has Chinese letters, for text drawn into pictures. */
public final class ChineseFont {
    private static final String SAMPLE = "烟火人间叉烧饭";

    /** Of several that have the letters, the better known comes first. */
    private static final List<String> PREFERRED =
            List.of(
                    "Noto Sans CJK SC",
                    "Source Han Sans SC",
                    "Noto Sans SC",
                    "PingFang SC",
                    "Microsoft YaHei",
                    "WenQuanYi Micro Hei");

    private ChineseFont() {}

    /**
     * @param style {@link Font#PLAIN} or {@link Font#BOLD}
     * @param size in pixels
     */
    public static Font of(int style, float size) {
        return Installed.FAMILY.deriveFont(style, size);
    }

    /** Looked for once; takes a second on a machine with many fonts. */
    private static final class Installed {
        static final Font FAMILY =
                Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                        .filter(font -> font.canDisplayUpTo(SAMPLE) == -1)
                        .min(Comparator.comparingInt(Installed::rank))
                        .orElseGet(() -> new Font(Font.SANS_SERIF, Font.PLAIN, 1));

        private static int rank(Font font) {
            int place = PREFERRED.indexOf(font.getFamily());
            return place < 0 ? PREFERRED.size() : place;
        }
    }
}
