package io.yanhuo.distribution.web;

import io.yanhuo.menu.Menu;
import io.yanhuo.menu.MenuView;
import io.yanhuo.shared.ChineseFont;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.QrCode;
import io.yanhuo.tenancy.Brand;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** The picture that a distributor sends around: the restaurant, its dishes, his code. */
@Component
class Poster {
    private static final int WIDTH = 1080;
    private static final int HEIGHT = 1620;
    private static final int MARGIN = 84;
    private static final int CODE = 380;
    private static final Color INK = new Color(0x2b2420);
    private static final Color FAINT = new Color(0x75685f);
    private static final Color PAPER = new Color(0xfffaf4);

    private final Menu menu;
    private final MessageSource texts;

    Poster(Menu menu, MessageSource texts) {
        this.menu = menu;
        this.texts = texts;
    }

    byte[] png(Brand brand, String address) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        head(graphics, brand);
        dishes(graphics, Color.decode(brand.colour()));
        foot(graphics, address);
        graphics.dispose();
        return encoded(image);
    }

    private void head(Graphics2D graphics, Brand brand) {
        graphics.setColor(PAPER);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        var colour = Color.decode(brand.colour());
        graphics.setPaint(new GradientPaint(0, 0, colour, WIDTH, 560, darker(colour)));
        graphics.fillRect(0, 0, WIDTH, 520);
        graphics.setColor(new Color(255, 255, 255, 26));
        graphics.fillOval(WIDTH - 420, -220, 640, 640);
        graphics.fillOval(-180, 260, 420, 420);
        graphics.setColor(Color.WHITE);
        fit(graphics, brand.name(), Font.BOLD, 104, WIDTH - 2 * MARGIN);
        graphics.drawString(brand.name(), MARGIN, 250);
        graphics.setFont(ChineseFont.of(Font.PLAIN, 44));
        graphics.drawString(text("distribution.poster.invitation"), MARGIN, 340);
    }

    /** The first dishes of the menu that can be had, with their prices. */
    private void dishes(Graphics2D graphics, Color colour) {
        int top = 560;
        for (var dish : favourites()) {
            var price = text("distribution.poster.from", lowest(dish));
            graphics.setFont(ChineseFont.of(Font.BOLD, 46));
            int priceWidth = graphics.getFontMetrics().stringWidth(price);
            graphics.setColor(colour);
            graphics.drawString(price, WIDTH - MARGIN - priceWidth, top + 84);
            graphics.setColor(INK);
            fit(graphics, dish.name(), Font.BOLD, 50, WIDTH - 3 * MARGIN - priceWidth);
            graphics.drawString(dish.name(), MARGIN, top + 84);
            graphics.setColor(new Color(0xeadfd3));
            graphics.fillRect(MARGIN, top + 128, WIDTH - 2 * MARGIN, 2);
            top += 138;
        }
    }

    private void foot(Graphics2D graphics, String address) {
        int top = HEIGHT - CODE - MARGIN;
        QrCode.of(address).draw(graphics, WIDTH - MARGIN - CODE, top, CODE);
        graphics.setColor(INK);
        graphics.setFont(ChineseFont.of(Font.BOLD, 54));
        graphics.drawString(text("distribution.poster.scan"), MARGIN, top + 150);
        graphics.setColor(FAINT);
        var how = text("distribution.poster.how");
        fit(graphics, how, Font.PLAIN, 36, WIDTH - 3 * MARGIN - CODE);
        graphics.drawString(how, MARGIN, top + 220);
        graphics.setFont(ChineseFont.of(Font.PLAIN, 28));
        graphics.drawString(text("distribution.poster.powered"), MARGIN, top + CODE - 24);
    }

    private List<MenuView.Dish> favourites() {
        return menu.view().categories().stream()
                .flatMap(category -> category.dishes().stream())
                .filter(dish -> !dish.soldOut() && !dish.skus().isEmpty())
                .limit(4)
                .toList();
    }

    private static String lowest(MenuView.Dish dish) {
        return dish.skus().stream()
                .map(MenuView.Sku::price)
                .min(Comparator.naturalOrder())
                .map(Money::toString)
                .orElse("");
    }

    /** The largest size up to this one in which the text is no wider than that. */
    private static void fit(Graphics2D graphics, String text, int style, int size, int width) {
        int fitting = size;
        graphics.setFont(ChineseFont.of(style, fitting));
        while (fitting > 24 && graphics.getFontMetrics().stringWidth(text) > width) {
            fitting -= 4;
            graphics.setFont(ChineseFont.of(style, fitting));
        }
    }

    private static Color darker(Color colour) {
        return new Color(
                colour.getRed() * 6 / 10, colour.getGreen() * 6 / 10, colour.getBlue() * 6 / 10);
    }

    private String text(String key, Object... arguments) {
        Locale locale = LocaleContextHolder.getLocale();
        return texts.getMessage(key, arguments, locale);
    }

    private static byte[] encoded(BufferedImage image) {
        try (var bytes = new ByteArrayOutputStream()) {
            ImageIO.write(image, "png", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
