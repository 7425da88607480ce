package dev.yanhuo.wechat.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A restaurant's own merchant number, looked after by a service provider (特约商户). */
public record SubMerchant(
        String mchid,
        String provider,
        String name,
        List<String> appids,
        Set<Product> products,
        String bankAccount) {
    /** What WeChat Pay has opened for it. */
    public enum Product {
        JSAPI,
        NATIVE
    }

    public boolean owns(String appid) {
        return appids.contains(appid);
    }

    SubMerchant bound(String appid) {
        var more = new ArrayList<>(appids);
        if (!more.contains(appid)) more.add(appid);
        return new SubMerchant(mchid, provider, name, List.copyOf(more), products, bankAccount);
    }

    SubMerchant with(Set<Product> opened) {
        return new SubMerchant(mchid, provider, name, appids, opened, bankAccount);
    }
}
