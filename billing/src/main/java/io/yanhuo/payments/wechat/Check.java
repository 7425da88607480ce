package io.yanhuo.payments.wechat;

import io.yanhuo.payments.wechat.Merchant.Mode;
import io.yanhuo.shared.Money;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Compares what WeChat says with what we asked for: genuine is not yet right. */
@Component
public class Check {
    private final MerchantAccounts accounts;

    Check(MerchantAccounts accounts) {
        this.accounts = accounts;
    }

    /** What does not agree, by name. */
    public Optional<String> payment(Trade trade, Order order) {
        boolean partner = order.merchant().mode() == Mode.PARTNER;
        var account = accounts.get(order.merchant().mode());
        var amount = trade.amount();
        var differences = new Differences();
        differences.expect("mchid", account.mchid(), partner ? trade.spMchid() : trade.mchid());
        differences.expect("appid", account.appid(), partner ? trade.spAppid() : trade.appid());
        differences.expect("sub_mchid", order.merchant().subMchid(), trade.subMchid());
        if (order.appid() != null) {
            differences.expect("sub_appid", order.appid(), trade.subAppid());
        }
        differences.expect("out_trade_no", order.outTradeNo(), trade.outTradeNo());
        differences.expect("total", order.amount().fen(), amount == null ? null : amount.total());
        differences.expect("currency", "CNY", amount == null ? null : amount.currency());
        if (trade.transactionId() == null) differences.expect("transaction_id", "one", null);
        return differences.found();
    }

    /**
     * @param notice answers to our own questions name no merchant; notices do
     */
    public Optional<String> refund(RefundReport report, RefundOrder order, boolean notice) {
        var merchant = order.merchant();
        var amount = report.amount();
        var differences = new Differences();
        if (notice) {
            var account = accounts.get(merchant.mode());
            boolean partner = merchant.mode() == Mode.PARTNER;
            differences.expect(
                    "mchid", account.mchid(), partner ? report.spMchid() : report.mchid());
            differences.expect("sub_mchid", merchant.subMchid(), report.subMchid());
        }
        differences.expect("out_trade_no", order.outTradeNo(), report.outTradeNo());
        differences.expect("out_refund_no", order.outRefundNo(), report.outRefundNo());
        differences.expect("refund", fen(order.amount()), amount == null ? null : amount.refund());
        differences.expect("total", fen(order.total()), amount == null ? null : amount.total());
        return differences.found();
    }

    private static Long fen(Money money) {
        return money.fen();
    }

    private static final class Differences {
        private final Map<String, String> found = new LinkedHashMap<>();

        void expect(String name, @Nullable Object expected, @Nullable Object said) {
            if (!Objects.equals(expected, said)) found.put(name, expected + ", not " + said);
        }

        Optional<String> found() {
            return found.isEmpty() ? Optional.empty() : Optional.of(found.toString());
        }
    }
}
