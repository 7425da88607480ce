package io.yanhuo.storefront.web;

import io.yanhuo.access.Diners;
import io.yanhuo.access.WxApps;
import io.yanhuo.ordering.OrderView;
import io.yanhuo.ordering.Ordering;
import io.yanhuo.payments.PayWay;
import io.yanhuo.payments.PaymentStart;
import io.yanhuo.shared.Money;
import io.yanhuo.shared.QrCode;
import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.TenantScope;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
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
    private final WxApps apps;
    private final WeChatPages weChat;
    private final Clock clock;
    private final JsonMapper json;

    PayPages(
            Ordering ordering,
            Diners diners,
            WxApps apps,
            WeChatPages weChat,
            Clock clock,
            JsonMapper json) {
        this.ordering = ordering;
        this.diners = diners;
        this.apps = apps;
        this.weChat = weChat;
        this.clock = clock;
        this.json = json;
    }

    /** What the diner holds the page in. */
    enum Screen {
        DESKTOP,
        PHONE,
        WECHAT,
        /** In WeChat where its dialogue has failed or cannot open: by the code. */
        WECHAT_CODE;

        static Screen of(String browser, boolean byCode) {
            boolean weChat = browser.contains("MicroMessenger");
            // Inside a mini-program a page may not open the dialogue.
            if (weChat) return byCode || browser.contains("miniProgram") ? WECHAT_CODE : WECHAT;
            return browser.contains("Mobile") || browser.contains("Android") ? PHONE : DESKTOP;
        }
    }

    /**
     * @param seconds left to pay
     * @param code the QR code as SVG, on a desktop
     * @param invocation for WeChat's own dialogue, as JSON; null if WeChat does not know the diner
     * @param sandbox where a developer pays; null outside of development
     * @param practice whether it is paid by a button, and no money moves
     */
    record PayPage(
            String id,
            Money payable,
            long seconds,
            Screen screen,
            @Nullable String code,
            @Nullable String invocation,
            @Nullable String sandbox,
            boolean practice) {}

    PayPage of(OrderView order, String dinerId, Screen screen) {
        var jsapi = inWeChat(dinerId, screen);
        PayWay way = jsapi.isPresent() ? jsapi.get() : new PayWay.Native();
        var start = ordering.pay(order.id(), dinerId, way);
        var left = Duration.between(clock.instant(), order.payBy()).toSeconds();
        var code = start.codeUrl();
        return new PayPage(
                order.id(),
                order.payable(),
                Math.max(0, left),
                screen,
                code == null || screen != Screen.DESKTOP ? null : QrCode.of(code).svg(),
                start.invocation().isEmpty() ? null : json.writeValueAsString(start.invocation()),
                weChat.payerPage(code),
                start.practice());
    }

    byte[] picture(String orderId, String dinerId) throws IOException {
        PaymentStart start = ordering.pay(orderId, dinerId, new PayWay.Native());
        var picture = new BufferedImage(PICTURE_SIDE, PICTURE_SIDE, BufferedImage.TYPE_BYTE_BINARY);
        var graphics = picture.createGraphics();
        var code = start.codeUrl();
        if (code == null) throw new Refused(new StorefrontRefusal.NoCode());
        QrCode.of(code).draw(graphics, 0, 0, PICTURE_SIDE);
        graphics.dispose();
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    /** How WeChat knows the diner, if its own dialogue can open on this screen. */
    private Optional<PayWay.Jsapi> inWeChat(String dinerId, Screen screen) {
        if (screen != Screen.WECHAT) return Optional.empty();
        return apps.appid(TenantScope.current().tenant())
                .flatMap(appid ->
                        diners.openid(dinerId, appid)
                                .map(openid -> new PayWay.Jsapi(appid, openid)));
    }
}
