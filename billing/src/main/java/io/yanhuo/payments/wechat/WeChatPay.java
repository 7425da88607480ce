package io.yanhuo.payments.wechat;

import com.google.gson.JsonObject;
import com.wechat.pay.java.core.exception.ServiceException;
import com.wechat.pay.java.core.http.HttpHeaders;
import com.wechat.pay.java.core.http.HttpResponse;
import com.wechat.pay.java.core.http.JsonRequestBody;
import com.wechat.pay.java.core.util.GsonUtil;
import io.yanhuo.payments.wechat.Merchant.Mode;
import io.yanhuo.tenancy.Tenants;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Every call to WeChat Pay. The SDK fails in many ways that are no answer (a JsonSyntaxException
 * for a gateway's error page, an IllegalArgumentException for a missing signature), so each call
 * ends in an {@link Answer} and never in an exception; only a practice copy has nothing to ask
 * here.
 */
@Component
public class WeChatPay implements Collector {
    private static final Logger LOG = LoggerFactory.getLogger(WeChatPay.class);
    private static final int TOO_MANY_REQUESTS = 429;

    private final MerchantAccounts accounts;
    private final Bodies bodies;
    private final Tenants tenants;

    WeChatPay(MerchantAccounts accounts, Bodies bodies, Tenants tenants) {
        this.accounts = accounts;
        this.bodies = bodies;
        this.tenants = tenants;
    }

    /** Whether the platform has keys for it at all. */
    public boolean ready(Mode mode) {
        return accounts.find(mode).isPresent();
    }

    /** The code to scan, or the number by which a payment inside WeChat is invoked. */
    @Override
    public Answer<String> order(Order order) {
        boolean scanned = order.openid() == null;
        var path = orders(order.merchant()) + (scanned ? "/native" : "/jsapi");
        var result = scanned ? "code_url" : "prepay_id";
        return call(
                order.merchant().mode(),
                account -> {
                    var body = bodies.order(order, account);
                    return text(post(account, path, body, JsonObject.class), result);
                });
    }

    @Override
    public Answer<Trade> query(Merchant merchant, String outTradeNo) {
        return call(
                merchant.mode(),
                account -> {
                    var who =
                            switch (merchant.mode()) {
                                case PARTNER ->
                                        "?sp_mchid="
                                                + account.mchid()
                                                + "&sub_mchid="
                                                + merchant.sub();
                                case DIRECT -> "?mchid=" + account.mchid();
                                case PRACTICE -> throw neverForPractice();
                            };
                    return get(
                            account,
                            orders(merchant) + "/out-trade-no/" + outTradeNo + who,
                            Trade.class);
                });
    }

    @Override
    public Answer<String> close(Merchant merchant, String outTradeNo) {
        var path = orders(merchant) + "/out-trade-no/" + outTradeNo + "/close";
        return call(
                merchant.mode(),
                account -> {
                    post(account, path, bodies.whose(merchant, account), JsonObject.class);
                    return outTradeNo;
                });
    }

    @Override
    public Answer<RefundReport> refund(RefundOrder refund) {
        var path = "/v3/refund/domestic/refunds";
        return call(
                refund.merchant().mode(),
                account -> post(account, path, bodies.refund(refund), RefundReport.class));
    }

    @Override
    public Answer<RefundReport> queryRefund(Merchant merchant, String outRefundNo) {
        var sub = merchant.mode() == Mode.PARTNER ? "?sub_mchid=" + merchant.sub() : "";
        var path = "/v3/refund/domestic/refunds/" + outRefundNo + sub;
        return call(merchant.mode(), account -> get(account, path, RefundReport.class));
    }

    /** Rejected if the number is not that of a restaurant which we serve as a partner. */
    public Answer<Settlement> settlement(String subMchid) {
        var path = "/v3/apply4sub/sub_merchants/" + subMchid + "/settlement";
        return call(Mode.PARTNER, account -> get(account, path, Settlement.class));
    }

    private static String orders(Merchant merchant) {
        return switch (merchant.mode()) {
            case PARTNER -> "/v3/pay/partner/transactions";
            case DIRECT -> "/v3/pay/transactions";
            case PRACTICE -> throw neverForPractice();
        };
    }

    /** Every call comes through here, and none on behalf of a practice copy. */
    private <T> Answer<T> call(Mode mode, Function<MerchantAccount, @Nullable T> work) {
        if (tenants.practising()) throw neverForPractice();
        Optional<MerchantAccount> account = accounts.find(mode);
        if (account.isEmpty()) return new Answer.Rejected<>("NOT_CONFIGURED", "no credentials");
        try {
            var value = work.apply(account.get());
            if (value != null) return new Answer.Done<>(value);
            return new Answer.Unknown<>("an answer without what was asked for");
        } catch (ServiceException e) {
            return refused(e);
        } catch (RuntimeException e) {
            // Its message may hold what was sent, down to the payer's id: the kind must do.
            LOG.warn("WeChat Pay gave no proven answer: {}", e.getClass().getName());
            return new Answer.Unknown<>(e.getClass().getSimpleName());
        }
    }

    private static IllegalStateException neverForPractice() {
        return new IllegalStateException("a practice copy never calls WeChat");
    }

    private static <T> Answer<T> refused(ServiceException e) {
        int status = e.getHttpStatusCode();
        var code = e.getErrorCode() == null ? "" : e.getErrorCode();
        var message = e.getErrorMessage() == null ? "" : e.getErrorMessage();
        boolean certain = status >= 400 && status < 500 && status != TOO_MANY_REQUESTS;
        if (!certain) return new Answer.Unknown<>(status + " " + code);
        LOG.info("WeChat Pay refused with {} {} {}", status, code, message);
        return new Answer.Rejected<>(code, message);
    }

    private static <T> @Nullable T get(MerchantAccount account, String path, Class<T> type) {
        return account.http().get(headers(), url(path), type).getServiceResponse();
    }

    private static <T> @Nullable T post(
            MerchantAccount account, String path, Map<String, Object> body, Class<T> type) {
        var json = new JsonRequestBody.Builder().body(GsonUtil.toJson(body)).build();
        HttpResponse<T> response = account.http().post(headers(), url(path), json, type);
        return response.getServiceResponse();
    }

    private static HttpHeaders headers() {
        var headers = new HttpHeaders();
        headers.addHeader("Accept", "application/json");
        headers.addHeader("Content-Type", "application/json");
        return headers;
    }

    private static String url(String path) {
        return "https://api.mch.weixin.qq.com" + path;
    }

    private static @Nullable String text(@Nullable JsonObject answer, String member) {
        if (answer == null || !answer.has(member)) return null;
        var value = answer.get(member);
        return value.isJsonPrimitive() && !value.getAsString().isEmpty()
                ? value.getAsString()
                : null;
    }
}
