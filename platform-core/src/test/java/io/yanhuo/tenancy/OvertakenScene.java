package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.annotation.Autowired;

/** Hands that sleep past their lease. */
abstract class OvertakenScene extends MoveScene {
    static final Duration WAIT = Duration.ofSeconds(60);

    @Autowired Backups backups;

    private final CompletableFuture<Thread> sleeper = new CompletableFuture<>();

    TenantFile backedUp() {
        awaitState(backups.take(shop.id()), Operation.State.DONE);
        return backups.usable(shop.id()).getFirst();
    }

    boolean nothingIsRestored() {
        return operations.unfinished(shop.id(), BackupRestore.NAME).isEmpty();
    }

    /** Which is noticed: another one takes its operation over, and does this meanwhile. */
    void sleepsAt(String point, Runnable meanwhile) {
        death.accidentAt.put(point, () -> sleeps(meanwhile));
    }

    void sleeps(Runnable meanwhile) {
        sleeper.complete(Thread.currentThread());
        overtake();
        meanwhile.run();
    }

    void overtake() {
        platform.sql(
                        "UPDATE operation SET fence = fence + 1, lease_owner = NULL,"
                                + " lease_until = NULL WHERE tenant_id = ?")
                .param(shop.id().value())
                .update();
    }

    /** And goes on as far as it gets. */
    void wakes() throws Exception {
        sleeper.get(WAIT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
