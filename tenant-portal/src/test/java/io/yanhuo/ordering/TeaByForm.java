package io.yanhuo.ordering;

import io.yanhuo.TestBrowser;
import io.yanhuo.TestBrowser.Page;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** A lemon tea to be fetched, ordered by the storefront's forms. */
public final class TeaByForm {
    private static final Pattern ORDER = Pattern.compile("/orders/([0-9a-z]+)");

    private TeaByForm() {}

    /** What somebody does until the answer is there. */
    public interface Patience {
        /**
         * @throws AssertionError if it has another status
         */
        Page until(int status, Supplier<Page> request);
    }

    /** Whoever wants the right answer at once. */
    public static Page atOnce(int status, Supplier<Page> request) {
        var page = request.get();
        if (page.status() == status) return page;
        throw new AssertionError(page.status() + " instead of " + status + ": " + page.body());
    }

    /** Returns the order's id. */
    public static String order(TestBrowser browser, Shop shop, Patience patience) {
        patience.until(200, () -> browser.get("/"));
        var checkout = "/checkout?way=PICKUP&sku=" + shop.sku("柠檬茶") + "&quantity=1";
        var page = patience.until(200, () -> browser.get(checkout));
        var form =
                Map.of(
                        "way", "PICKUP",
                        "item", field(page, "item"),
                        "seen", field(page, "seen"),
                        "key", field(page, "key"));
        var placed = patience.until(303, () -> browser.post("/checkout", form));
        var order = ORDER.matcher(placed.location());
        if (!order.find()) throw new AssertionError("placed at " + placed.location());
        return order.group(1);
    }

    private static String field(Page page, String name) {
        var found =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"")
                        .matcher(page.body());
        if (!found.find()) throw new AssertionError("no " + name + " in " + page.body());
        return found.group(1).replace("&amp;", "&").replace("&quot;", "\"");
    }
}
