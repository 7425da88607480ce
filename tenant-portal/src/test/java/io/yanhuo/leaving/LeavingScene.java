package io.yanhuo.leaving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.access.Actor;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Who;
import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.springframework.beans.factory.annotation.Autowired;

/** Restaurants on their way out. */
abstract class LeavingScene extends ExportScene {
    static final Duration COOL_OFF = Duration.ofDays(15);
    static final Duration KEPT = Duration.ofDays(90);

    @Autowired Closures closures;
    @Autowired DueClosures due;

    void request(Tenant tenant) {
        closures.request(tenant.id(), boss(tenant), "");
    }

    static Actor boss(Tenant tenant) {
        return new Actor(Who.STAFF, tenant.id(), "laowang", "老王", StaffRole.OWNER);
    }

    /** Its cool-off is over. */
    Operation archive(Tenant tenant) {
        request(tenant);
        clock.advance(COOL_OFF);
        due.run();
        return finished(Archiving.NAME, tenant);
    }

    Operation restore(Tenant tenant) {
        return finished(closures.restore(tenant.id(), "店主反悔了"));
    }

    /** Nobody wants it back. */
    Operation purge(Tenant tenant) {
        clock.advance(KEPT);
        due.run();
        return finished(Purging.NAME, tenant);
    }

    Operation finished(String kind, Tenant tenant) {
        var operation =
                operations.ofTenant(tenant.id()).stream()
                        .filter(one -> one.kind().equals(kind))
                        .findFirst()
                        .orElseThrow();
        return finished(operation);
    }

    Operation finished(Operation operation) {
        await().dontCatchUncaughtExceptions()
                .atMost(PATIENCE)
                .until(() -> operations.find(operation.id()).orElseThrow().state().over());
        tenants.refresh();
        return operations.find(operation.id()).orElseThrow();
    }

    /** While the hands that carry it out die at every point, once at each. */
    Operation whileDying(Enum<?>[] steps, Supplier<Operation> work) {
        var accident = new Accident(platform, context);
        accident.begin();
        try {
            accident.dieOnceAtEveryPoint();
            var done = work.get();
            assertThat(accident.deaths())
                    .containsAll(
                            Arrays.stream(steps)
                                    .flatMap(step ->
                                            java.util.stream.Stream.of(
                                                    step + " begun",
                                                    step + " performed",
                                                    step + " recorded"))
                                    .toList());
            return done;
        } finally {
            accident.end();
        }
    }

    /** While this step of it fails however often it is tried. */
    Operation failing(Enum<?> step, Supplier<Operation> work) {
        var accident = accident();
        accident.begin();
        try {
            accident.failAt(step.name());
            var failed = work.get();
            assertThat(failed.state()).isEqualTo(Operation.State.FAILED);
            return failed;
        } finally {
            accident.end();
        }
    }

    /** By an operator, with all that it had made. */
    Operation givenUp(Operation operation) {
        assertThat(operations.abandon(operation.id())).isTrue();
        await().atMost(PATIENCE)
                .until(() ->
                        operations.find(operation.id()).orElseThrow().state()
                                == Operation.State.ABANDONED);
        tenants.refresh();
        return operation;
    }

    TenantState state(Tenant tenant) {
        return TenantState.valueOf(
                platform.sql("SELECT state FROM tenant WHERE tenant_id = ?")
                        .param(tenant.id().value())
                        .query(String.class)
                        .single());
    }

    Path folder(Tenant tenant) {
        return data.toAbsolutePath().normalize().resolve("tenants/" + tenant.id());
    }

    /** A picture, as far as files are concerned. */
    void hangUpAPicture(Tenant tenant) {
        var picture = folder(tenant).resolve("pictures/0123456789abcdefghjk");
        try {
            Files.createDirectories(picture);
            Files.write(picture.resolve("full.jpg"), tenant.name().getBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every file of it with its bytes. */
    Map<String, Integer> files(Tenant tenant) {
        var found = new TreeMap<String, Integer>();
        try (var all = Files.walk(folder(tenant))) {
            for (var file : all.filter(Files::isRegularFile).toList()) {
                found.put(file.toString(), Arrays.hashCode(Files.readAllBytes(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }
}
