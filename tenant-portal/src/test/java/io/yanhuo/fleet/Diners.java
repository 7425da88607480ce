package io.yanhuo.fleet;

import io.yanhuo.TestBrowser;
import io.yanhuo.ordering.Shop;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * People who order by the storefront's forms, one after the other, in one restaurant after another.
 */
final class Diners implements AutoCloseable {
    private final int port;
    private final List<Shop> shops;
    private final AtomicInteger turn = new AtomicInteger();
    private final AtomicInteger orders = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService people = Executors.newFixedThreadPool(3);
    private volatile boolean hungry = true;

    Diners(int port, List<Shop> shops) {
        this.port = port;
        this.shops = shops;
        for (int i = 0; i < 3; i++) people.execute(this::eat);
    }

    private void eat() {
        while (hungry) {
            var shop = shops.get(turn.getAndIncrement() % shops.size());
            try {
                order(port, shop);
                orders.incrementAndGet();
            } catch (AssertionError | RuntimeException e) {
                failures.add(shop.tenant().slug() + ": " + e);
            }
        }
    }

    /**
     * By a person whom nobody knows yet.
     *
     * @throws AssertionError if any answer is not the expected one
     */
    static void order(int port, Shop shop) {
        var browser = new TestBrowser(shop.tenant().host(), port);
        expect(200, browser.get("/"));
        var sku = shop.sku("柠檬茶");
        var page = browser.get("/checkout?way=PICKUP&sku=" + sku + "&quantity=1");
        expect(200, page);
        var placed =
                browser.post(
                        "/checkout",
                        Map.of(
                                "way", "PICKUP",
                                "item", field(page, "item"),
                                "seen", field(page, "seen"),
                                "key", field(page, "key")));
        expect(303, placed);
        var order = Pattern.compile("/orders/[0-9a-z]+").matcher(placed.location());
        if (!order.find()) throw new AssertionError("placed at " + placed.location());
        expect(200, browser.send(browser.request(order.group() + "/state").GET()));
    }

    private static void expect(int status, TestBrowser.Page page) {
        if (page.status() != status) {
            throw new AssertionError(page.status() + " instead of " + status + ": " + page.body());
        }
    }

    private static String field(TestBrowser.Page page, String name) {
        var found =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"")
                        .matcher(page.body());
        if (!found.find()) throw new AssertionError("no " + name + " in " + page.body());
        return found.group(1).replace("&amp;", "&").replace("&quot;", "\"");
    }

    int orders() {
        return orders.get();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        hungry = false;
        people.shutdown();
        if (!people.awaitTermination(1, TimeUnit.MINUTES)) throw new AssertionError("still hungry");
    }
}
