package io.yanhuo.tenancy;

import io.yanhuo.migrations.SchemaCopy;
import io.yanhuo.migrations.SchemaName;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves a restaurant to another database server while it works. Everything is copied and compared
 * again and again until little is left; then, for a moment, nobody gets into the old schema, the
 * rest is copied, both are proved equal, and the register names the new place. An interruption
 * before that leaves the old place as it was.
 */
@Component
class TenantMove implements OperationKind {
    static final String NAME = "MOVE";

    private static final Logger LOG = LoggerFactory.getLogger(TenantMove.class);
    private static final int PASSES = 20;
    private static final int FEW = 3;
    private static final int LAST_PASSES = 4;

    /**
     * Within so long the restaurant works again where it was, if a server says nothing any more.
     */
    private static final Duration SILENCE = Duration.ofSeconds(20);

    /** Nobody is kept out for longer: a copy that is not ready by then is tried again later. */
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** For so long another hand's writing is waited for behind the fence. */
    private static final Duration OTHERS = Duration.ofSeconds(5);

    private static final Set<String> OWN = Set.of("tenant_identity");

    private final TenantBirths births;
    private final TenantPlaces places;
    private final TenantAccounts accounts;
    private final Clusters clusters;
    private final Retirement retirement;
    private final Crossing crossing;

    TenantMove(
            TenantBirths births,
            TenantPlaces places,
            TenantAccounts accounts,
            Clusters clusters,
            Retirement retirement,
            Crossing crossing) {
        this.births = births;
        this.places = places;
        this.accounts = accounts;
        this.clusters = clusters;
        this.retirement = retirement;
        this.crossing = crossing;
    }

    /**
     * @param from where it was when the move was ordered
     */
    record Order(String from, String to) {}

    private enum Step {
        PREPARE,
        COPY,
        SWITCH
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<String> steps() {
        return List.of(Step.PREPARE.name(), Step.COPY.name(), Step.SWITCH.name());
    }

    @Override
    public void perform(String step, OperationWork work) {
        var turn = new Turn(work);
        switch (Step.valueOf(step)) {
            case PREPARE -> turn.prepare();
            case COPY -> turn.copy();
            case SWITCH -> turn.switchOver();
        }
    }

    /** Also one that died behind the fence lets the restaurant work again. */
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

    /** One hand's work on one move. */
    private final class Turn {
        private final OperationWork work;
        private final TenantId tenant;
        private final Order order;
        private final TenantBirths.Place place;
        private final SchemaName schema;
        private final SchemaCopy copy;

        Turn(OperationWork work) {
            this.work = work;
            this.tenant = work.tenant().orElseThrow();
            this.order = work.input(Order.class);
            this.place = births.placeOf(tenant).orElseThrow();
            this.schema = place.schema();
            this.copy =
                    new SchemaCopy(
                            new SchemaCopy.Place(clusters.ddl(order.from(), SILENCE), schema),
                            new SchemaCopy.Place(clusters.ddl(order.to(), SILENCE), schema),
                            OWN);
        }

        private boolean arrived() {
            if (place.cluster().equals(order.to())) return true;
            if (place.cluster().equals(order.from())) return false;
            throw new StepFailure("tenancy.failure.elsewhere", place.cluster());
        }

        void prepare() {
            if (arrived()) return;
            work.guarded(() -> retirement.dropNow(order.to(), schema));
            copy.createStructure();
            accounts.create(order.to(), schema);
        }

        void copy() {
            if (arrived()) return;
            approach();
        }

        /**
         * Until little is left, or as much as is written during a pass: further ones gain nothing.
         */
        private void approach() {
            long before = Long.MAX_VALUE;
            for (int i = 0; i < PASSES; i++) {
                long differences = copy.pass(() -> work.checkpoint("copied"));
                if (differences <= FEW || differences >= before) return;
                before = differences;
            }
        }

        void switchOver() {
            if (arrived()) return;
            // A hand may have died behind the fence; and if it was for a server that is gone,
            // nobody is kept out again before that answers.
            letIn();
            // It may have waited for an operator since it was copied, and no campaign for it: what
            // one is still changing would be missing in the new place.
            copy.awaitStructure();
            approach();
            long began = System.nanoTime();
            crossing.over(work, at(order.from()), this::handOver);
            LOG.info(
                    "tenant {} moved from {} to {}; nobody could work for {} ms",
                    tenant,
                    order.from(),
                    order.to(),
                    Duration.ofNanos(System.nanoTime() - began).toMillis());
        }

        private void finishCopy() {
            long end = System.nanoTime() + LONGEST.toNanos();
            var pace = new SchemaCopy.Pace(OTHERS, () -> notAfter(end));
            for (int i = 0; i < LAST_PASSES; i++) {
                if (copy.pass(() -> work.checkpoint("compared"), pace) == 0) {
                    copy.continueNumbers();
                    work.checkpoint("equal");
                    return;
                }
            }
            throw new StepFailure("tenancy.failure.not-equal", "");
        }

        private static void notAfter(long end) {
            if (System.nanoTime() > end) throw new StepFailure("tenancy.failure.too-slow", "");
        }

        private void handOver(long epoch) {
            finishCopy();
            var fence = new Fence(clusters.ddl(order.to(), Crossing.SILENCE), schema);
            work.guarded(() -> fence.identify(tenant, epoch));
            work.checkpoint("identified");
            work.guarded(() -> places.move(tenant, at(order.from()), order.to(), epoch));
        }

        void letIn() {
            crossing.letIn(work, at(order.from()));
        }

        void removeCopy() {
            work.checkpoint("let in");
            work.guarded(() -> {
                // What was begun since may have come to an end, and it be the real one.
                var now = births.placeOf(tenant).orElseThrow();
                if (now.cluster().equals(order.to())) return;
                accounts.drop(order.to(), schema);
                clusters.schemas(order.to()).drop(schema);
            });
        }

        private TenantCopies.At at(String cluster) {
            return new TenantCopies.At(cluster, schema);
        }
    }
}
