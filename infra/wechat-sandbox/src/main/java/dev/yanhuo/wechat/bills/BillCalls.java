package dev.yanhuo.wechat.bills;

import dev.yanhuo.wechat.gate.Answer;
import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.gate.Route;
import dev.yanhuo.wechat.gate.Routes;
import dev.yanhuo.wechat.orders.OrderParties;
import dev.yanhuo.wechat.state.Json;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asking for a bill, and fetching the file it points to. */
@Component
class BillCalls implements Routes {
    private static final String HOST = "https://api.mch.weixin.qq.com";
    private static final String FILE = "/v3/billdownload/file";

    private final Bills bills;
    private final OrderParties parties;

    BillCalls(Bills bills, OrderParties parties) {
        this.bills = bills;
        this.parties = parties;
    }

    @Override
    public List<Route> routes() {
        return List.of(
                Route.pay("GET", "/v3/bill/tradebill", this::tradeBill),
                Route.file(FILE, this::download));
    }

    private Answer tradeBill(Call call) {
        call.onlyParameters(List.of("bill_date", "sub_mchid", "bill_type", "tar_type"));
        var restaurant = call.parameter("sub_mchid");
        restaurant.ifPresent(each -> parties.restaurant(call.merchant(), each));
        var packed = call.parameter("tar_type").filter(each -> !each.isEmpty());
        if (packed.filter(each -> !each.equals("GZIP")).isPresent()) {
            throw Refusals.parameter("/tar_type", "值不在枚举范围 [GZIP]", packed.get());
        }
        var wish = new Bills.Wish(call.merchant().mchid(), restaurant, day(call), type(call));
        var bill = bills.make(wish);
        var answer = Json.object();
        answer.put("hash_type", "SHA1");
        answer.put("hash_value", bill.hash());
        var kind = packed.isPresent() ? "&tartype=gzip" : "";
        answer.put("download_url", HOST + FILE + "?token=" + bill.token() + kind);
        return Answer.ok(answer);
    }

    private static LocalDate day(Call call) {
        var text = call.required("bill_date");
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Refusals.parameter("/bill_date", "bill_date格式应为yyyy-MM-dd", text);
        }
    }

    private static BillType type(Call call) {
        var text = call.parameter("bill_type").filter(each -> !each.isEmpty()).orElse("ALL");
        try {
            return BillType.valueOf(text);
        } catch (IllegalArgumentException _) {
            throw Refusals.parameter("/bill_type", "值不在枚举范围 [ALL, SUCCESS, REFUND]", text);
        }
    }

    private Answer download(Call call) {
        var content = bills.fetch(call.merchant().mchid(), call.required("token"));
        boolean packed = call.parameter("tartype").filter("gzip"::equals).isPresent();
        return packed
                ? Answer.of(200, "application/x-gzip", Hash.packed(content))
                : Answer.of(200, "text/plain; charset=utf-8", content);
    }
}
