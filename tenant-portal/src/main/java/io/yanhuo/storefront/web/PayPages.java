package io.yanhuo.storefront.web;

import io.yanhuo.access.Diners;
import io.yanhuo.ordering.OrderView;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.payments.PayWay;
import io.yanhuo.payments.PaymentStart;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.QrCode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Opens payments and shows how to pay them on the screen at hand. */
@Component
class PayPages {
    private static final int PICTURE_SIDE = 480;

    private final Ordering ordering;
    private final Diners diners;
    private final WeChatPages weChat;
    private final Clock clock;
    private final JsonMapper json;

    PayPages(Ordering ordering, Diners diners, WeChatPages weChat, Clock clock, JsonMapper json) {
        this.ordering = ordering;
        this.diners = diners;
        this.weChat = weChat;
        this.clock = clock;
        this.json = json;
    }

    /** What the diner holds the page in. */
    enum Screen {
        DESKTOP,
        PHONE,
        WECHAT;

        static Screen of(String browser) {
            if (browser.contains("MicroMessenger")) return WECHAT;
            return browser.contains("Mobile") || browser.contains("Android") ? PHONE : DESKTOP;
        }
    }

    /**
     * @param seconds left to pay
     * @param code the QR code as SVG, on a desktop
     * @param invocation for WeChat's own dialogue, as JSON; null if WeChat does not know the diner
     * @param sandbox where a developer pays; null outside of development
     */
    record PayPage(
            String id,
            Money payable,
            long seconds,
            Screen screen,
            @Nullable String code,
            @Nullable String invocation,
            @Nullable String sandbox) {}

    PayPage of(OrderView order, String dinerId, Screen screen) {
        var openid = screen == Screen.WECHAT ? openid(dinerId) : null;
        var start = ordering.pay(order.id(), dinerId, way(openid));
        var left = Duration.between(clock.instant(), order.payBy()).toSeconds();
        var code = start.codeUrl();
        return new PayPage(
                order.id(),
                order.payable(),
                Math.max(0, left),
                screen,
                code == null || screen != Screen.DESKTOP ? null : QrCode.of(code).svg(),
                openid == null ? null : json.writeValueAsString(start.invocation()),
                code == null ? null : sandbox(code));
    }

    byte[] picture(String orderId, String dinerId) throws IOException {
        PaymentStart start = ordering.pay(orderId, dinerId, new PayWay.Native());
        var picture = new BufferedImage(PICTURE_SIDE, PICTURE_SIDE, BufferedImage.TYPE_BYTE_BINARY);
        var graphics = picture.createGraphics();
        QrCode.of(Objects.requireNonNull(start.codeUrl())).draw(graphics, 0, 0, PICTURE_SIDE);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    private PayWay way(@Nullable String openid) {
        return openid == null
                ? new PayWay.Native()
                : new PayWay.Jsapi(weChat.serviceAppid(), openid);
    }

    private @Nullable String openid(String dinerId) {
        if (weChat.serviceAppid().isEmpty()) return null;
        return diners.openid(dinerId, weChat.serviceAppid()).orElse(null);
    }

    private @Nullable String sandbox(String code) {
        if (weChat.payerPage().isEmpty()) return null;
        return weChat.payerPage() + URLEncoder.encode(code, StandardCharsets.UTF_8);
    }
}
