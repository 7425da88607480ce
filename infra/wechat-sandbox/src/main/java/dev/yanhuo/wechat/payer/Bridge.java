package dev.yanhuo.wechat.payer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.yanhuo.wechat.crypto.Rsa;
import dev.yanhuo.wechat.crypto.SignedText;
import dev.yanhuo.wechat.miniprogram.Logins;
import dev.yanhuo.wechat.orders.Placement;
import dev.yanhuo.wechat.orders.Prepay;
import dev.yanhuo.wechat.orders.Ticket;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What {@code bridge.js} asks in the place of the WeChat app. */
@RestController
@RequestMapping("/bridge")
class Bridge {
    private static final String PACKAGE = "prepay_id=";

    private final Ticket ticket;
    private final People people;
    private final Logins logins;

    Bridge(Ticket ticket, People people, Logins logins) {
        this.ticket = ticket;
        this.people = people;
        this.logins = logins;
    }

    /** The parameters of {@code wx.requestPayment}, and the appid of whoever calls it. */
    record Request(
            @Nullable String appId,
            @Nullable String timeStamp,
            @Nullable String nonceStr,
            @Nullable String signType,
            @Nullable String paySign,
            @com.fasterxml.jackson.annotation.JsonProperty("package") @Nullable String pack) {}

    /** Opens the payment, if the merchant really signed it for this app. */
    @PostMapping("/payment")
    ResponseEntity<Map<String, String>> open(@RequestBody Request request) {
        if (!"RSA".equals(request.signType())) return refused("signType必须为RSA");
        var pack = String.valueOf(request.pack());
        if (!pack.startsWith(PACKAGE)) return refused("调用支付JSAPI缺少参数：package");
        var found = ticket.find(pack.substring(PACKAGE.length()));
        if (found.isEmpty()) return refused("支付会话不存在");
        var placed = ticket.order(found.get()).placed();
        if (placed.openid() == null) return refused("该订单不是JSAPI订单");
        if (!placed.payingAppid().equals(request.appId())) return refused("商户传入的appid参数不正确");
        if (!verifies(placed, request, pack)) return refused("支付验证签名失败");
        return ResponseEntity.ok(page(found.get()));
    }

    private boolean verifies(Placement placed, Request request, String pack) {
        var message =
                SignedText.ofPayment(
                        String.valueOf(request.appId()),
                        String.valueOf(request.timeStamp()),
                        String.valueOf(request.nonceStr()),
                        pack);
        var merchant = people.merchant(placed.mchid()).orElseThrow();
        var signature = String.valueOf(request.paySign());
        return Rsa.verifies(merchant.verifyingKey(), message.getBytes(UTF_8), signature);
    }

    private static Map<String, String> page(Prepay prepay) {
        return Map.of("id", prepay.id(), "page", "/pay/" + prepay.id() + "?from=bridge");
    }

    private static ResponseEntity<Map<String, String>> refused(String reason) {
        return ResponseEntity.badRequest().body(Map.of("error", reason));
    }

    /** Who opens the mini-program; the first person known, if nobody is named. */
    record Login(String appid, @Nullable String user) {}

    @PostMapping("/login")
    ResponseEntity<Map<String, String>> login(@RequestBody Login login) {
        var app = people.app(login.appid());
        var user = Optional.ofNullable(login.user()).filter(id -> !id.isEmpty());
        var person = user.isEmpty() ? people.users().stream().findFirst() : people.user(user.get());
        if (app.isEmpty() || person.isEmpty()) return refused("没有这个小程序或这个人");
        return ResponseEntity.ok(Map.of("code", logins.login(app.get(), person.get()).code()));
    }

    @GetMapping("/users")
    List<User> users() {
        return people.users();
    }
}
