package io.yanhuo.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class QrCodeTest {
    @Test
    void a_reader_reads_what_was_written() throws Exception {
        var text = "https://laowang.yanhuo.localhost/s/烧腊?d=k3x9";
        var image = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();

        QrCode.of(text).draw(graphics, 50, 50, 400);

        int[] pixels = image.getRGB(0, 0, 500, 500, null, 0, 500);
        var bitmap =
                new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(500, 500, pixels)));
        assertThat(new QRCodeReader().decode(bitmap).getText()).isEqualTo(text);
    }

    @Test
    void the_picture_for_pages_carries_no_style_or_script() {
        assertThat(QrCode.of("weixin://wxpay/bizpayurl/up?pr=1").svg())
                .startsWith("<svg ")
                .doesNotContain("style", "script");
    }

    @Test
    void a_text_that_no_code_can_hold_is_refused() {
        assertThatThrownBy(() -> QrCode.of("很长".repeat(2000)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
