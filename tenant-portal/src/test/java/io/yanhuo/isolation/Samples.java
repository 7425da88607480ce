package io.yanhuo.isolation;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a route is sent for each of its parameters. An id stands in braces, so that it can be this
 * restaurant's, another's or nobody's. Whoever adds a parameter that is not in here is told to.
 */
final class Samples {
    /** Names that may be an id's: they stand in {@link #OF_ONE_PLACE}, or nowhere. */
    private static final Pattern LIKE_AN_ID =
            Pattern.compile("id|.*Ids?|.*[cC]odes?|.*[kK]ey|.*[tT]oken|ticket|.*[sS]ecret");

    /** By where they stand: the word before them in a path, or the class that declares them. */
    private static final Map<String, String> OF_ONE_PLACE =
            Map.ofEntries(
                    Map.entry("t/publicId", "{RESTAURANT}"),
                    Map.entry("orders/id", "{ORDER}"),
                    Map.entry("lines/line", "{LINE}"),
                    Map.entry("kitchen/station", "{STATION}"),
                    Map.entry("stations/id", "{STATION}"),
                    Map.entry("categories/id", "{CATEGORY}"),
                    Map.entry("dishes/id", "{DISH}"),
                    Map.entry("skus/id", "{SKU}"),
                    Map.entry("pictures/id", "{PICTURE}"),
                    Map.entry("tables/id", "{TABLE}"),
                    Map.entry("tables/code", "{TABLE_CODE}"),
                    Map.entry("table/code", "{TABLE_CODE}"),
                    Map.entry("coupons/id", "{OFFER}"),
                    Map.entry("coupons/offer", "{OFFER}"),
                    Map.entry("addresses/id", "{ADDRESS}"),
                    Map.entry("staff/id", "{COLLEAGUE}"),
                    Map.entry("distribution/id", "{DISTRIBUTOR}"),
                    Map.entry("s/code", "{SHARE_CODE}"),
                    Map.entry("shares/code", "{SHARE_CODE}"),
                    Map.entry("bills/id", "{BILL}"),
                    Map.entry("callbacks/callbackKey", "{CALLBACK_KEY}"),
                    Map.entry("tenants/publicId", "{RESTAURANT}"),
                    Map.entry("CategoryController.parent", "{CATEGORY}"),
                    Map.entry("CategoryController$Form.parentId", "{CATEGORY}"),
                    Map.entry("DishController.category", "{CATEGORY}"),
                    Map.entry("DishForm.categoryId", "{CATEGORY}"),
                    Map.entry("DishForm.stationId", "{STATION}"),
                    Map.entry("DishForm.picture", "{PICTURE}"),
                    Map.entry("DishForm$SkuRow.id", "{SKU}"),
                    Map.entry("DishForm$GroupRow.id", "{ADD_ON_GROUP}"),
                    Map.entry("DishForm$AddOnRow.id", "{ADD_ON}"),
                    Map.entry("BasketBody$Line.skuId", "{SKU}"),
                    Map.entry("BasketBody$AddOn.addOnId", "{ADD_ON}"),
                    Map.entry("BasketBody.tableCode", "{TABLE_CODE}"),
                    Map.entry("BasketBody.couponId", "{COUPON}"),
                    Map.entry("CouponsController$TakeBody.offerId", "{OFFER}"),
                    Map.entry("CheckoutForm.item", "{SKU}.1_{ADD_ON}.1"),
                    Map.entry("CheckoutForm.sku", "{SKU}"),
                    Map.entry("CheckoutForm.addon", "{ADD_ON}"),
                    Map.entry("CheckoutForm.coupon", "{COUPON}"),
                    Map.entry("AddressForm.address", "{ADDRESS}"),
                    Map.entry("DinerEntrance.ticket", "{DINER_TICKET}"),
                    Map.entry("StaffEntrance.ticket", "{STAFF_TICKET}"),
                    Map.entry("support/id", "{SUPPORT_ACCESS}"),
                    Map.entry("AuditController.tenant", "{RESTAURANT}"),
                    Map.entry("domains/id", "{DOMAIN}"),
                    Map.entry("files/id", "{EXPORT}"),
                    Map.entry("exports/id", "{EXPORT}"),
                    Map.entry("ExportController.sign", "{EXPORT_SIGN}"),
                    Map.entry("ExportController.until", "{EXPORT_UNTIL}"),
                    Map.entry("ExportsController.sign", "{EXPORT_SIGN}"),
                    Map.entry("ExportsController.until", "{EXPORT_UNTIL}"),
                    // These are nobody's ids: codes sent by SMS or by WeChat, secrets, and numbers
                    // that one browser makes up for itself.
                    Map.entry("AuditController.anchor", "0123456789"),
                    Map.entry("SupportEntrance.access", "0123456789"),
                    Map.entry("SupportEntrance.secret", "0123456789"),
                    Map.entry("SupportController.access", "{SUPPORT_ACCESS}"),
                    Map.entry("SupportController.way", "0123456789"),
                    Map.entry("SupportController.ticket", "T-1001"),
                    Map.entry("CheckoutForm.key", "attempt-{RANDOM}"),
                    Map.entry("OrdersController.Idempotency-Key", "attempt-{RANDOM}"),
                    Map.entry("MiniProgramController$Login.code", "0123456789"),
                    Map.entry("StaffLoginController$Form.code", "123456"),
                    Map.entry("PhoneLoginController$Form.code", "123456"),
                    Map.entry("SignupForm.code", "123456"),
                    Map.entry("SignupForm.key", "attempt-0123456789"),
                    Map.entry("MiniProgramPage$AppForm.secret", "0123456789"),
                    Map.entry("MiniProgramPage$AppForm.appid", "wx0123456789abcdef"),
                    Map.entry("PaymentAccountController$AccountForm.subMchid", "1900000001"),
                    // Of the platform's own faces, where no restaurant signs in.
                    Map.entry("signup/id", "00000000000000000000"),
                    Map.entry("operations/id", "00000000000000000000"),
                    Map.entry("operators/id", "00000000000000000000"),
                    Map.entry("invitation/secret", "00000000000000000000"),
                    Map.entry("campaigns/id", "00000000000000000000"),
                    Map.entry("quarantine/publicId", "{RESTAURANT}"),
                    Map.entry("MaintenanceController.destination", "moon"),
                    Map.entry("MaintenanceController.moment", "2026-11-24T12:00:00"),
                    Map.entry("MaintenanceController.file", "nosuchbackup"),
                    Map.entry("ClosureController.code", "123456"));

    /** By name alone: words, numbers and choices that are the same in every restaurant. */
    private static final Map<String, String> ANYWHERE =
            Map.ofEntries(
                    words("name", "红烧肉"),
                    words("text", "福中路 1 号"),
                    words("phone", "13800138000"),
                    words("password", "ganz-falsch-1"),
                    words("login", "root"),
                    words("next", "/orders"),
                    words("page", "/me"),
                    words("left", "yes"),
                    words("sent", "yes"),
                    words("by", "password"),
                    words("reason", "客人改了主意"),
                    words("how", "现金"),
                    words("owed", "0"),
                    words("remark", "少辣"),
                    words("notice", "欢迎光临"),
                    words("search", "红烧"),
                    words("q", "红烧"),
                    words("typed", "laowang"),
                    words("cuisine", "roast"),
                    words("plan", "basic"),
                    words("purpose", "privacy"),
                    words("address", "福中路 2 号"),
                    words("custom", "laowang-2"),
                    words("terms", "true"),
                    words("privacy", "true"),
                    words("agreement", "1"),
                    words("colour", "#b3261e"),
                    words("drawnLogo", ""),
                    words("holder", "老王餐饮"),
                    words("number", "JY14403000000012"),
                    words("until", "2099-12-31"),
                    words("way", "DELIVERY"),
                    words("point", "22.5731,114.0579"),
                    words("origin", "22.5431,114.0579"),
                    words("gps", "no"),
                    words("keep", "no"),
                    words("cutlery", "yes"),
                    words("quantity", "1"),
                    words("seen", ""),
                    words("count", ""),
                    words("stock", ""),
                    words("spec", "大"),
                    words("price", "12.00"),
                    words("packaging", "1.00"),
                    words("description", "肥而不腻"),
                    words("ingredients", "猪肉、糖、酱油"),
                    words("version", "0"),
                    words("v", "0"),
                    words("min", "0"),
                    words("max", "3"),
                    words("off", "10"),
                    words("atLeast", "40"),
                    words("total", "100"),
                    words("validDays", "30"),
                    words("minimum", "20"),
                    words("fee", "5"),
                    words("upTo", "3"),
                    words("from", "09:00"),
                    words("to", "21:00"),
                    words("cutOver", "04:00"),
                    words("prepareMinutes", "15"),
                    words("payMinutes", "15"),
                    words("acceptMinutes", "10"),
                    words("rate", "5"),
                    words("freezeDays", "7"),
                    words("windowDays", "30"),
                    words("size", "full"),
                    words("event", "RESUME"),
                    words("metric", "staff"),
                    words("amount", "5"),
                    words("host", "order.laowang.cn"),
                    words("on", "order.laowang.cn"),
                    words("filing", "粤ICP备12345678号-1"));

    private Samples() {}

    private static Map.Entry<String, String> words(String name, String sample) {
        return Map.entry(name, sample);
    }

    /** What was said about this very place. */
    static Optional<String> here(String place, String separator, String name) {
        return Optional.ofNullable(OF_ONE_PLACE.get(place + separator + name));
    }

    /**
     * @param place the word before it in a path, or the class that declares it
     */
    static Optional<String> of(String place, String separator, String name) {
        var here = here(place, separator, name);
        if (here.isPresent()) return here;
        if (LIKE_AN_ID.matcher(name).matches()) return Optional.empty();
        return Optional.ofNullable(ANYWHERE.get(name));
    }
}
