package io.yanhuo.payments.wechat;

import com.wechat.pay.java.core.util.NonceUtil;
import io.yanhuo.payments.wechat.Merchant.Mode;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The signed parameters by which a page inside WeChat opens the payment. */
@Component
public class Invocation {
    private final MerchantAccounts accounts;
    private final WeChatTime time;

    Invocation(MerchantAccounts accounts, WeChatTime time) {
        this.accounts = accounts;
        this.time = time;
    }

    /**
     * @param appid of whoever calls: it is signed, so another one could not use them
     */
    public Map<String, String> sign(Mode mode, String appid, String prepayId) {
        var now = Long.toString(time.now().getEpochSecond());
        var nonce = NonceUtil.createNonce(32);
        var prepay = "prepay_id=" + prepayId;
        var message = message(appid, now, nonce, prepay);
        return Map.of(
                "appId", appid,
                "timeStamp", now,
                "nonceStr", nonce,
                "package", prepay,
                "signType", "RSA",
                "paySign", accounts.get(mode).signer().sign(message).getSign());
    }

    static String message(String appid, String time, String nonce, String prepay) {
        return appid + "\n" + time + "\n" + nonce + "\n" + prepay + "\n";
    }
}
