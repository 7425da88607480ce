package io.yanhuo.tenancy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.event.EventListener;

/** Three steps that leave a trace, and can be made to fail, hang or die. */
class Moving implements OperationKind {
    final List<String> done = new CopyOnWriteArrayList<>();
    final List<String> cleaned = new CopyOnWriteArrayList<>();
    final List<String> stopped = new CopyOnWriteArrayList<>();
    final Set<String> dieOnceAt = ConcurrentHashMap.newKeySet();
    final List<String> owners = new CopyOnWriteArrayList<>();
    final Set<String> failsAt = ConcurrentHashMap.newKeySet();
    final Set<String> notWantedAt = ConcurrentHashMap.newKeySet();
    final Set<String> noWayBackFrom = ConcurrentHashMap.newKeySet();
    final AtomicInteger failures = new AtomicInteger();
    final AtomicInteger resumed = new AtomicInteger();
    volatile boolean alwaysDie;
    volatile boolean beyondRepair;
    volatile boolean bringsStructure;
    volatile CountDownLatch waitAtPack;
    volatile Thread hanging;

    record Order(String thing) {}

    void clear() {
        List.of(done, cleaned, stopped, owners).forEach(List::clear);
        List.of(dieOnceAt, failsAt, notWantedAt, noWayBackFrom).forEach(Set::clear);
        failures.set(0);
        resumed.set(0);
        alwaysDie = false;
        beyondRepair = false;
        bringsStructure = false;
        hanging = null;
    }

    @Override
    public String name() {
        return "MOVE-HOUSE";
    }

    @Override
    public List<String> steps() {
        return List.of("pack", "carry", "unpack");
    }

    @Override
    public void perform(String step, OperationWork work) {
        if (alwaysDie) throw new Killed();
        work.resume(resumed::incrementAndGet);
        if (notWantedAt.contains(step)) throw new NoLongerWanted();
        if (failsAt.contains(step)) throw new IllegalStateException("made to fail at " + step);
        owners.add(work.tenant().map(TenantId::toString).orElse("nobody"));
        if (failures.getAndUpdate(n -> n == 0 ? 0 : n - 1) > 0) {
            throw new IllegalStateException("password=secret");
        }
        done.add(step + " " + work.input(Order.class).thing());
        var latch = waitAtPack;
        if (latch != null && step.equals("pack")) hang(latch);
    }

    @Override
    public boolean bringsStructure() {
        return bringsStructure;
    }

    @Override
    public boolean mayBeGivenUp(String step) {
        return !noWayBackFrom.contains(step);
    }

    @Override
    public void cleanUp(OperationWork work) {
        cleaned.add(work.operationId());
        work.checkpoint("half");
    }

    @Override
    public void stopped(OperationWork work) {
        stopped.add(work.operationId());
        if (dieOnceAt.remove("stopped")) throw new Killed();
        if (beyondRepair) throw new IllegalStateException("the old house is not reached");
    }

    @EventListener
    void on(OperationReached reached) {
        if (dieOnceAt.remove(reached.step() + " " + reached.point())) throw new Killed();
    }

    private void hang(CountDownLatch latch) {
        hanging = Thread.currentThread();
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What kill -9 looks like from inside: nothing runs any more. */
    static final class Killed extends Error {}
}
