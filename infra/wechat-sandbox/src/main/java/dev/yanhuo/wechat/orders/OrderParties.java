package dev.yanhuo.wechat.orders;

import dev.yanhuo.wechat.gate.Call;
import dev.yanhuo.wechat.gate.Refusals;
import dev.yanhuo.wechat.people.Merchant;
import dev.yanhuo.wechat.people.People;
import dev.yanhuo.wechat.people.SubMerchant;
import org.springframework.stereotype.Component;

/** Who may order, for whom, under which app, and from whom. */
@Component
public class OrderParties {
    private final People people;

    OrderParties(People people) {
        this.people = people;
    }

    public static void sameMerchant(Call call, String mchid) {
        if (!call.merchant().mchid().equals(mchid)) {
            throw Refusals.parameter(
                    call.merchant().isProvider() ? "/sp_mchid" : "/mchid",
                    "http header中的mchid与post payload中的mchid不匹配",
                    mchid);
        }
    }

    /** The restaurant, if this provider looks after it. */
    public SubMerchant restaurant(Merchant provider, String mchid) {
        return people.subMerchant(mchid)
                .filter(known -> known.provider().equals(provider.mchid()))
                .orElseThrow(() -> Refusals.of(403, "NO_AUTH", "特约子商户商户号未授权服务商的产品权限"));
    }

    void check(Merchant caller, Placement placed) {
        if (caller.isProvider() != placed.isPartner()) {
            var problem = placed.isPartner() ? "该商户号不是服务商，无权调用服务商接口" : "受理机构必须传入sub_mch_id";
            throw Refusals.parameter(placed.isPartner() ? "/sp_mchid" : "/mchid", problem, null);
        }
        if (!caller.owns(placed.appid())) {
            throw Refusals.of(400, "APPID_MCHID_NOT_MATCH", "appid和mch_id不匹配，请检查后再试");
        }
        if (placed.subMchid() != null) checkRestaurant(caller, placed, placed.subMchid());
        checkPayer(placed);
    }

    private void checkRestaurant(Merchant provider, Placement placed, String mchid) {
        var restaurant = restaurant(provider, mchid);
        if (placed.subAppid() != null && !restaurant.owns(placed.subAppid())) {
            throw Refusals.of(400, "APPID_MCHID_NOT_MATCH", "sub_mch_id与sub_appid不匹配");
        }
        var product = SubMerchant.Product.valueOf(placed.type().name());
        if (!restaurant.products().contains(product)) {
            throw Refusals.of(403, "NO_AUTH", "商户号该产品权限未开通，请前往商户平台>产品中心检查后重试");
        }
    }

    private void checkPayer(Placement placed) {
        if (placed.openid() == null) return;
        if (people.byOpenid(placed.payingAppid(), placed.openid()).isPresent()) return;
        var member =
                !placed.isPartner() ? "openid" : placed.openidOfSub() ? "sub_openid" : "sp_openid";
        throw Refusals.parameter("/payer/" + member, "appid和openid不匹配", placed.openid());
    }
}
