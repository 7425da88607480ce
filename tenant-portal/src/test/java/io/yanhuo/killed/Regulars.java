package io.yanhuo.killed;

import io.yanhuo.TestBrowser;
import io.yanhuo.TestBrowser.Page;
import io.yanhuo.ordering.Shop;
import io.yanhuo.ordering.TeaByForm;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * People who order one tea after the other by the storefront's forms, and press the button again
 * when no answer comes.
 */
final class Regulars implements AutoCloseable {
    private static final int PATIENCE = 20;

    private final Shop shop;
    private final Supplier<TestBrowser> entrance;
    private final Queue<String> orders = new ConcurrentLinkedQueue<>();
    private final Queue<String> pressedAgain = new ConcurrentLinkedQueue<>();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final ExecutorService people = Executors.newFixedThreadPool(4);
    private volatile boolean thirsty = true;

    Regulars(int port, Shop shop) {
        this(shop, () -> new TestBrowser(shop.tenant().host(), port));
    }

    /**
     * @param entrance by which somebody comes who is not known yet
     */
    Regulars(Shop shop, Supplier<TestBrowser> entrance) {
        this.shop = shop;
        this.entrance = entrance;
        for (int i = 0; i < 4; i++) people.execute(this::drink);
    }

    private void drink() {
        while (thirsty) {
            try {
                orders.add(order());
            } catch (AssertionError | RuntimeException e) {
                failures.add(e.toString());
            }
        }
    }

    private String order() {
        return TeaByForm.order(entrance.get(), shop, this::patiently);
    }

    private Page patiently(int status, Supplier<Page> request) {
        for (int i = 0; ; i++) {
            try {
                return TeaByForm.atOnce(status, request);
            } catch (UncheckedIOException e) {
                if (i == PATIENCE) throw e;
                pressedAgain.add(e.toString());
            }
        }
    }

    /** Those that somebody was told of. */
    List<String> orders() {
        return List.copyOf(orders);
    }

    /** How often no answer came, and it was asked again. */
    int pressedAgain() {
        return pressedAgain.size();
    }

    List<String> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() throws InterruptedException {
        thirsty = false;
        people.shutdown();
        if (!people.awaitTermination(1, TimeUnit.MINUTES)) throw new AssertionError("still here");
    }
}
