package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.gate.Aftermath;
import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.User;
import dev.yanhuo.wechat.state.Json;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The payer is faster than the answer to the order: the merchant is told before it knows. */
@Component
class PaidAtOnce implements Aftermath {
    private final Orders orders;
    private final Cashier cashier;
    private final Callbacks callbacks;
    private final People people;

    PaidAtOnce(Orders orders, Cashier cashier, Callbacks callbacks, People people) {
        this.orders = orders;
        this.cashier = cashier;
        this.callbacks = callbacks;
        this.people = people;
    }

    @Override
    public void happen(Call call, Answer answer) {
        if (!call.path().startsWith("/v3/pay/") || answer.status() != 200) return;
        var body = Json.tree(answer.text());
        Stream.of("prepay_id", "code_url")
                .filter(body::has)
                .map(member -> Prepay.tokenOf(body.get(member).asString()))
                .flatMap(id -> orders.prepay(id).stream())
                .forEach(this::pay);
    }

    private void pay(Prepay prepay) {
        var placed = orders.byKey(prepay.order()).orElseThrow().placed();
        cashier.act(prepay, payer(placed), Cashier.Outcome.OK);
        callbacks.awaitFirstAttempt(placed.outTradeNo());
    }

    private User payer(Placement placed) {
        if (placed.openid() == null) return people.users().getFirst();
        return people.byOpenid(placed.payingAppid(), placed.openid()).orElseThrow();
    }
}
