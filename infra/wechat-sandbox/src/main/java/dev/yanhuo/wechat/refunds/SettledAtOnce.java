package dev.yanhuo.wechat.refunds;

import dev.yanhuo.wechat.callbacks.Callbacks;
import dev.yanhuo.wechat.gate.Aftermath;
import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.state.Json;
import org.springframework.stereotype.Component;

/** The money is back, and the merchant told, before the answer to the refund has arrived. */
@Component
class SettledAtOnce implements Aftermath {
    private final Refunds refunds;
    private final Processing processing;
    private final Callbacks callbacks;

    SettledAtOnce(Refunds refunds, Processing processing, Callbacks callbacks) {
        this.refunds = refunds;
        this.processing = processing;
        this.callbacks = callbacks;
    }

    @Override
    public void happen(Call call, Answer answer) {
        boolean created = call.method().equals("POST") && call.path().endsWith("/refunds");
        if (!created || answer.status() != 200) return;
        var id = Json.tree(answer.text()).path("refund_id").asString();
        refunds.byAnyId(id)
                .filter(refund -> refund.state() == RefundState.PROCESSING)
                .ifPresent(refund -> {
                    processing.settle(refund, RefundState.SUCCESS);
                    callbacks.awaitFirstAttempt(refund.request().outRefundNo());
                });
    }
}
