package dev.yanhuo.wechat.control;

import static dev.yanhuo.wechat.control.Problems.unknown;

import dev.yanhuo.wechat.orders.Cashier;
import dev.yanhuo.wechat.orders.Order;
import dev.yanhuo.wechat.orders.Orders;
import dev.yanhuo.wechat.orders.Prepay;
import dev.yanhuo.wechat.orders.Ticket;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import dev.yanhuo.wechat.refunds.Processing;
import dev.yanhuo.wechat.refunds.Refund;
import dev.yanhuo.wechat.refunds.RefundState;
import dev.yanhuo.wechat.refunds.Refunds;
import java.util.LinkedHashMap;
import java.util.List;
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

/** Pays and settles without a browser. */
@RestController
@RequestMapping("/sandbox")
class MoneyControl {
    private final Orders orders;
    private final Ticket ticket;
    private final Cashier cashier;
    private final People people;
    private final Refunds refunds;
    private final Processing processing;

    MoneyControl(
            Orders orders,
            Ticket ticket,
            Cashier cashier,
            People people,
            Refunds refunds,
            Processing processing) {
        this.orders = orders;
        this.ticket = ticket;
        this.cashier = cashier;
        this.people = people;
        this.refunds = refunds;
        this.processing = processing;
    }

    /** {@code user} may be left out: whoever ordered pays, or else the first person known. */
    record PayRequest(
            @Nullable String user,
            Cashier.@Nullable Outcome outcome,
            @Nullable String clientSees) {}

    /** {@code id} is a {@code prepay_id}, or the token inside a {@code code_url}. */
    @PostMapping("/pay/{id}")
    Map<String, Object> pay(@PathVariable String id, @RequestBody PayRequest request) {
        var prepay = ticket.find(id).orElseThrow(unknown(id));
        var outcome = request.outcome() == null ? Cashier.Outcome.OK : request.outcome();
        try {
            var order = cashier.act(prepay, payer(prepay, request.user()), outcome);
            var sees = request.clientSees();
            return told(order, sees == null ? outcome.clientSees() : sees);
        } catch (Cashier.CannotPay e) {
            throw new ResponseStatusException(HttpStatus.CONFLICT, e.reason());
        }
    }

    private User payer(Prepay prepay, @Nullable String id) {
        if (id != null) return people.user(id).orElseThrow(unknown(id));
        return ticket.payers(prepay).getFirst();
    }

    private static Map<String, Object> told(Order order, String result) {
        var answer = new LinkedHashMap<String, Object>();
        answer.put("result", result);
        answer.put("outTradeNo", order.placed().outTradeNo());
        answer.put("state", order.state());
        if (order.payment() != null) answer.put("transactionId", order.payment().transactionId());
        return answer;
    }

    @GetMapping("/scan")
    Map<String, String> scan(@RequestParam String url) {
        var prepay = ticket.find(url).orElseThrow(unknown(url));
        return Map.of("id", prepay.id(), "page", "/pay/" + prepay.id());
    }

    @GetMapping("/orders")
    List<Order> orders() {
        return orders.all();
    }

    @GetMapping("/refunds")
    List<Refund> refunds() {
        return refunds.all();
    }

    record RefundDecision(RefundState status) {}

    /** {@code id} is WeChat's number of the refund, or the merchant's. */
    @PostMapping("/refund/{id}")
    Refund decide(@PathVariable String id, @RequestBody RefundDecision decision) {
        return processing.settle(refunds.byAnyId(id).orElseThrow(unknown(id)), decision.status());
    }
}
