package io.yanhuo.distribution.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import io.yanhuo.PortalTest;
import io.yanhuo.menu.StarterMenus;
import io.yanhuo.shared.ChineseFont;
import io.yanhuo.tenancy.Brand;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@PortalTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PosterIT {
    private static final Brand BRAND = new Brand("王记烧腊·八卦岭总店", "#b3361b", null);
    private static final String LINK = "http://wangji.yanhuo.localhost:8080/s/k3x9w2mz";

    private final TestTenant tenants;
    private final StarterMenus starters;
    private final Poster poster;

    Tenant wangji;

    PosterIT(TestTenant tenants, StarterMenus starters, Poster poster) {
        this.tenants = tenants;
        this.starters = starters;
        this.poster = poster;
    }

    @BeforeAll
    void a_roast_shop() {
        wangji = tenants.create("wangji");
        wangji.scope().run(() -> starters.fill("roast"));
    }

    @Test
    void leads_whoever_scans_it_to_the_distributors_link() throws Exception {
        assertThat(read(drawn())).isEqualTo(LINK);
    }

    @Test
    void still_does_after_it_was_sent_around_at_half_its_size() throws Exception {
        var image = drawn();
        var small = new BufferedImage(540, 810, BufferedImage.TYPE_INT_RGB);
        small.createGraphics()
                .drawImage(
                        image.getScaledInstance(540, 810, java.awt.Image.SCALE_AREA_AVERAGING),
                        0,
                        0,
                        null);

        assertThat(read(small)).isEqualTo(LINK);
    }

    @Test
    void wears_the_restaurants_colour() throws Exception {
        var corner = new java.awt.Color(drawn().getRGB(0, 0));

        assertThat(corner.getRed()).isBetween(0xb3 - 4, 0xb3 + 4);
        assertThat(corner.getGreen()).isBetween(0x36 - 4, 0x36 + 4);
        assertThat(corner.getBlue()).isBetween(0x1b - 4, 0x1b + 4);
    }

    @Test
    void is_written_in_letters_that_exist() {
        assertThat(ChineseFont.of(Font.BOLD, 40).canDisplayUpTo(BRAND.name())).isEqualTo(-1);
    }

    private BufferedImage drawn() throws Exception {
        byte[] png = wangji.scope().get(() -> poster.png(BRAND, LINK));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    private static String read(BufferedImage image) throws Exception {
        int width = image.getWidth();
        int height = image.getHeight();
        int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
        var bitmap =
                new BinaryBitmap(
                        new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        return new QRCodeReader().decode(bitmap, Map.of(DecodeHintType.TRY_HARDER, true)).getText();
    }
}
