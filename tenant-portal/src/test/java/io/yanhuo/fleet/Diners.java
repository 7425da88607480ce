package io.yanhuo.fleet;

import io.yanhuo.TestBrowser;
import io.yanhuo.ordering.Shop;
import io.yanhuo.ordering.TeaByForm;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

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
        var order = TeaByForm.order(browser, shop, TeaByForm::atOnce);
        var state = browser.request("/orders/" + order + "/state").GET();
        TeaByForm.atOnce(200, () -> browser.send(state));
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
