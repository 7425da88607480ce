package dev.yanhuo.wechat.control;

import dev.yanhuo.wechat.orders.Cashier;
import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.orders.Prepay;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Pays without a browser. */
@RestController
@RequestMapping("/sandbox")
class PayControl {
    private final Orders orders;
    private final Cashier cashier;
    private final People people;

    PayControl(Orders orders, Cashier cashier, People people) {
        this.orders = orders;
        this.cashier = cashier;
        this.people = people;
    }

    /** {@code user} may be left out: whoever ordered pays, or else the first person known. */
    record PayRequest(
            @Nullable String user,
            Cashier.@Nullable Outcome outcome,
            @Nullable String clientSees) {}

    @PostMapping("/pay/{id}")
    Map<String, Object> pay(@PathVariable String id, @RequestBody PayRequest request) {
        var prepay = prepay(id);
        var outcome = request.outcome() == null ? Cashier.Outcome.OK : request.outcome();
        try {
            var order = cashier.act(prepay, payer(prepay, request.user()), outcome);
            return told(order, sees(outcome, request.clientSees()));
        } catch (Cashier.CannotPay e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.reason());
        }
    }

    private static Map<String, Object> told(Order order, String result) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("result", result);
        answer.put("outTradeNo", order.placed().outTradeNo());
        answer.put("state", order.state());
        if (order.payment() != null) answer.put("transactionId", order.payment().transactionId());
        return answer;
    }

    private static String sees(Cashier.Outcome outcome, @Nullable String clientSees) {
        if (clientSees != null) return clientSees;
        return switch (outcome) {
            case OK, OK_NO_CALLBACK -> "ok";
            case CANCEL, FAIL -> outcome.name().toLowerCase(Locale.ROOT);
        };
    }

    @GetMapping("/scan")
    Map<String, String> scan(@RequestParam String url) {
        var prepay = prepay(Prepay.tokenOf(url));
        return Map.of("id", prepay.id(), "page", "/pay/" + prepay.id());
    }

    private Prepay prepay(String id) {
        return orders.prepay(Prepay.tokenOf(id))
                .orElseThrow(
                        () -> new ResponseStatusException(HttpStatus.NOT_FOUND, "no prepay " + id));
    }

    private User payer(Prepay prepay, @Nullable String id) {
        if (id != null) {
            return people.user(id)
                    .orElseThrow(() ->
                            new ResponseStatusException(HttpStatus.NOT_FOUND, "no user " + id));
        }
        var placed = orders.byKey(prepay.order()).orElseThrow().placed();
        if (placed.openid() == null) return people.users().getFirst();
        return people.byOpenid(placed.payingAppid(), placed.openid()).orElseThrow();
    }
}
