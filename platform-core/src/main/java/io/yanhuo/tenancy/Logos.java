package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.yanhuo.shared.ChineseFont;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import javax.imageio.ImageIO;
import org.springframework.stereotype.Service;

/** Square logos: the uploaded one, or the first letter of the name on the restaurant's colour. */
@Service
public class Logos {
    private static final int SIDE = 256;
    private static final int CORNER = 56;

    private final Brands brands;
    private final Pictures pictures;
    private final Cache<Wanted, byte[]> drawn =
            Caffeine.newBuilder()
                    .maximumWeight(32_000_000)
                    .weigher((Wanted _, byte[] png) -> png.length)
                    .expireAfterAccess(Duration.ofHours(1))
                    .build();

    Logos(Brands brands, Pictures pictures) {
        this.brands = brands;
        this.pictures = pictures;
    }

    private record Wanted(TenantKey key, Brand brand) {}

    /** Of the restaurant in whose scope the work happens, as PNG. */
    public byte[] current() {
        var brand = brands.current();
        return drawn.get(new Wanted(TenantKey.of("logo"), brand), _ -> draw(brand));
    }

    private byte[] draw(Brand brand) {
        var uploaded = brand.logo();
        if (uploaded == null) return letter(brand);
        return pictures.find(uploaded, Pictures.Size.CARD)
                .map(file -> {
                    try {
                        return PictureEncoder.png(square(ImageIO.read(file.toFile())));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .orElseGet(() -> letter(brand));
    }

    private static BufferedImage square(BufferedImage picture) {
        int side = Math.min(picture.getWidth(), picture.getHeight());
        int left = (picture.getWidth() - side) / 2;
        int top = (picture.getHeight() - side) / 2;
        return PictureEncoder.fitted(picture.getSubimage(left, top, side, side), SIDE);
    }

    /** What a restaurant without a logo gets; also to be shown before it has decided. */
    public static byte[] letter(Brand brand) {
        var logo = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_ARGB);
        var graphics = logo.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(Color.decode(brand.colour()));
        graphics.fill(new RoundRectangle2D.Float(0, 0, SIDE, SIDE, CORNER * 2, CORNER * 2));
        graphics.setColor(Color.WHITE);
        graphics.setFont(ChineseFont.of(Font.BOLD, SIDE * 0.62f));
        var letter = firstLetter(brand.name());
        var outline = graphics.getFont().createGlyphVector(graphics.getFontRenderContext(), letter);
        var box = outline.getVisualBounds();
        graphics.drawGlyphVector(
                outline,
                (float) (SIDE / 2.0 - box.getCenterX()),
                (float) (SIDE / 2.0 - box.getCenterY()));
        graphics.dispose();
        return PictureEncoder.png(logo);
    }

    private static String firstLetter(String name) {
        return name.codePoints()
                .filter(Character::isLetterOrDigit)
                .mapToObj(Character::toString)
                .findFirst()
                .orElse("店");
    }
}
