package io.yanhuo.storefront.api;

import static org.awaitility.Awaitility.await;

import io.yanhuo.shared.RandomId;
import io.yanhuo.storefront.api.Client.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * People who order rice and tea and pay, one meal after the other. Told to come back later they do,
 * and say the same again.
 */
final class Hungry implements AutoCloseable {
    private static final Duration LATER = Duration.ofMillis(50);

    private final String basket;
    private final long payable;
    private final Queue<String> ordered = new ConcurrentLinkedQueue<>();
    private final Queue<String> paid = new ConcurrentLinkedQueue<>();
    private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger sentAway = new AtomicInteger();
    private final AtomicLong last = new AtomicLong(System.nanoTime());
    private final AtomicLong longest = new AtomicLong();
    private final List<Thread> people;
    private volatile boolean hungry = true;

    Hungry(Restaurant restaurant, int howMany) {
        basket = Restaurant.fetched(restaurant.riceAndTea());
        var diners =
                IntStream.range(0, howMany)
                        .mapToObj(_ -> restaurant.diner("hungry-" + RandomId.ofLength(8)))
                        .toList();
        var quote = diners.getFirst().post("/quote", Wire.quote(basket)).body();
        payable = quote.get("payable").asLong();
        people = diners.stream().map(diner -> Thread.ofVirtual().start(() -> eat(diner))).toList();
    }

    private void eat(Client diner) {
        try {
            while (hungry) meal(diner);
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private void meal(Client diner) {
        var key = Wire.key();
        var order = Wire.order(basket, payable);
        var id = patiently(201, () -> diner.place(key, order)).body().get("id").asString();
        ordered.add(id);
        long now = System.nanoTime();
        longest.accumulateAndGet(now - last.getAndSet(now), Math::max);
        var payment = patiently(200, () -> diner.post("/orders/{id}/payment", null, id));
        var invocation = payment.body().get("invocation").get("package").asString();
        var prepay = invocation.substring("prepay_id=".length());
        Restaurant.wechat("/sandbox/pay/" + prepay, "{\"outcome\": \"OK\"}");
        paid.add(id);
    }

    private Reply patiently(int wanted, Supplier<Reply> request) {
        while (true) {
            var reply = request.get();
            if (reply.status() == wanted) return reply;
            if (reply.status() != 503) throw new AssertionError(reply.raw().body());
            sentAway.incrementAndGet();
            LockSupport.parkNanos(LATER.toNanos());
        }
    }

    void eat(int meals) {
        int before = ordered.size();
        await().until(() -> ordered.size() >= before + meals || !failures.isEmpty());
    }

    void forgetPauses() {
        longest.set(0);
    }

    /** They finish what they have begun. */
    void stop() {
        hungry = false;
        for (var person : people) {
            try {
                person.join();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    /** Each order of which somebody was told that it is placed. */
    List<String> ordered() {
        return List.copyOf(ordered);
    }

    /** Each order for which WeChat has taken the money. */
    List<String> paid() {
        return List.copyOf(paid);
    }

    List<Throwable> failures() {
        return List.copyOf(failures);
    }

    long payable() {
        return payable;
    }

    int sentAway() {
        return sentAway.get();
    }

    /** In which nobody was told that an order is placed. */
    Duration longestPause() {
        return Duration.ofNanos(longest.get());
    }

    @Override
    public void close() {
        stop();
    }
}
