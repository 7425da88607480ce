package dev.yanhuo.wechat.accounts;

import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.orders.OrderParties;
import dev.yanhuo.wechat.state.Json;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a restaurant's money goes. Only its own provider is told. */
@Component
class SettlementCalls implements Routes {
    private static final String PATH = "/v3/apply4sub/sub_merchants/{sub_mchid}/settlement";

    private final OrderParties parties;

    SettlementCalls(OrderParties parties) {
        this.parties = parties;
    }

    @Override
    public List<Route> routes() {
        return List.of(Route.pay("GET", PATH, this::settlement));
    }

    private Answer settlement(Call call) {
        if (!call.merchant().isProvider()) {
            throw Refusals.of(403, "NO_AUTH", "该商户号不是服务商，无权调用");
        }
        var restaurant = parties.restaurant(call.merchant(), call.variable("sub_mchid"));
        var account = restaurant.bankAccount();
        var answer = Json.object();
        answer.put("account_type", "ACCOUNT_TYPE_PRIVATE");
        answer.put("account_bank", "工商银行");
        answer.put("bank_name", "中国工商银行股份有限公司广州天河支行");
        answer.put("bank_branch_id", "102581000013");
        answer.put("account_number", masked(account));
        answer.put("verify_result", "VERIFY_SUCCESS");
        return Answer.ok(answer);
    }

    private static String masked(String account) {
        int last = account.length() - 2;
        return account.substring(0, 2) + "*".repeat(last - 2) + account.substring(last);
    }
}
