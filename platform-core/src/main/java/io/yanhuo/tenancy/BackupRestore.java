package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaName;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts a restaurant back to a backup, or to a moment after it by repeating what the binary log says
 * of it, in a schema of a new name. It works on in the present one until the new one has been
 * compared with the backup, has said whose it is, and has the structure of this release; then the
 * register names the new one, behind the same fence as a move. The present one is kept for a week,
 * as one that was moved out of.
 */
@Component
class BackupRestore implements OperationKind {
    static final String NAME = "RESTORE_BACKUP";

    /** Behind the fence people wait: so long a silence, and they are let in as they were. */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    private final TenantBirths births;
    private final TenantPlaces places;
    private final TenantAccounts accounts;
    private final TenantCopies copies;
    private final TenantFiles files;
    private final Clusters clusters;
    private final Tenants tenants;
    private final Replays replays;
    private final LaidByPictures pictures;
    private final NumbersInHands numbers;
    private final DoorsShut doors;
    private final Crossing crossing;

    BackupRestore(
            TenantBirths births,
            TenantPlaces places,
            TenantAccounts accounts,
            TenantCopies copies,
            TenantFiles files,
            Clusters clusters,
            Tenants tenants,
            Replays replays,
            LaidByPictures pictures,
            NumbersInHands numbers,
            DoorsShut doors,
            Crossing crossing) {
        this.births = births;
        this.places = places;
        this.accounts = accounts;
        this.copies = copies;
        this.files = files;
        this.clusters = clusters;
        this.tenants = tenants;
        this.replays = replays;
        this.pictures = pictures;
        this.numbers = numbers;
        this.doors = doors;
        this.crossing = crossing;
    }

    /**
     * @param from the schema it was in when the restore was ordered
     * @param moment to the end of which second what happened after the backup is repeated; null: it
     *     is not
     */
    record Order(String file, String cluster, String from, String to, @Nullable Instant moment) {}

    private enum Step {
        BUILD,
        VERIFY,
        REPLAY,
        MODERNIZE,
        SWITCH
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return OperationKind.names(Step.values());
    }

    @Override
    public boolean bringsStructure() {
        return true;
    }

    @Override
    public void perform(String step, OperationWork work) {
        var turn = new Turn(work);
        if (turn.arrived()) return;
        switch (Step.valueOf(step)) {
            case BUILD -> turn.build();
            case VERIFY -> turn.verify();
            case REPLAY -> turn.replay();
            case MODERNIZE -> turn.modernize();
            case SWITCH -> turn.switchOver();
        }
    }

    /** Also one that died behind the fence lets the restaurant work again, as it was. */
    @Override
    public void stopped(OperationWork work) {
        new Turn(work).letIn();
    }

    @Override
    public void cleanUp(OperationWork work) {
        var turn = new Turn(work);
        turn.letIn();
        turn.removeCopy();
    }

    /** One hand's work on one restore. */
    private final class Turn {
        private final OperationWork work;
        private final TenantId tenant;
        private final Order order;
        private final TenantBirths.Place place;
        private final TenantCopies.At now;
        private final TenantCopies.At copy;

        Turn(OperationWork work) {
            this.work = work;
            this.tenant = work.tenant().orElseThrow();
            this.order = work.input(Order.class);
            this.place = births.placeOf(tenant).orElseThrow();
            this.now = new TenantCopies.At(order.cluster(), new SchemaName(order.from()));
            this.copy = new TenantCopies.At(order.cluster(), new SchemaName(order.to()));
        }

        boolean arrived() {
            if (copy.is(place)) return true;
            if (now.is(place)) return false;
            throw new StepFailure("tenancy.failure.elsewhere", place.cluster());
        }

        private TenantFile file() {
            return files.find(tenant, order.file()).orElseThrow();
        }

        void build() {
            tenants.as(tenant, () -> copies.build(work, file(), copy));
        }

        /** Nobody has an account for it, and its identity is nobody's, until it is switched to. */
        void verify() {
            copies.identified(tenant, copy);
            var fence = fence();
            long epoch = fence.epoch();
            // A hand that died after this step had closed it already.
            if (epoch == Fence.NOBODY) return;
            tenants.as(tenant, () -> copies.verify(file(), copy));
            work.checkpoint("compared");
            // Not what another one has meanwhile switched to.
            work.guarded(() -> fence.become(Fence.NOBODY, epoch));
        }

        /** The moment of the order, or that of the backup itself. */
        void replay() {
            var moment = order.moment();
            if (moment == null) return;
            replays.follow(work, files.origin(order.file()).orElseThrow(), copy, moment);
            copies.identified(tenant, copy);
        }

        void modernize() {
            replays.tidy(copy);
            clusters.schemas(copy.cluster()).update(copy.schema());
            accounts.create(copy.cluster(), copy.schema());
        }

        void switchOver() {
            pictures.bringBack(tenant, file().createdAt());
            crossing.over(work, now, this::handOver);
        }

        private void handOver(long epoch) {
            var version = clusters.schemas(copy.cluster(), SILENCE).update(copy.schema());
            numbers.goOn(now, copy, SILENCE);
            var fence = fence();
            long known = fence.epoch();
            work.guarded(() -> {
                doors.shut(copy, known, Crossing.SILENCE);
                fence.become(epoch, known);
            });
            work.checkpoint("identified");
            work.guarded(() -> {
                places.swap(tenant, order, epoch);
                births.recordVersion(tenant, version.value());
            });
        }

        private Fence fence() {
            return new Fence(clusters.ddl(copy.cluster(), Crossing.SILENCE), copy.schema());
        }

        void letIn() {
            crossing.letIn(work, now);
        }

        void removeCopy() {
            work.checkpoint("let in");
            work.guarded(() -> {
                // What was begun since may have come to an end, and it be the real one.
                if (copy.is(births.placeOf(tenant).orElseThrow())) return;
                accounts.drop(copy.cluster(), copy.schema());
                clusters.schemas(copy.cluster()).drop(copy.schema());
            });
        }
    }
}
