package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.SecondServer;
import io.yanhuo.TestTenants;
import io.yanhuo.markers.SentStatements;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The line to one of the two servers fails while nobody is let in. */
@ContextConfiguration(
        initializers = {TestTenants.class, MoveNetworkIT.LineToTheEast.class},
        inheritInitializers = false)
class MoveNetworkIT extends MoveScene {
    private static final Line LINE = new Line(() -> SecondServer.running().port());
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final int SWITCH = 2;
    private static final int HANDS = 3;

    /** Said by the fence, and by nobody who only looks whether he is let in. */
    private static final String NUMBER = "`.tenant_identity";

    private final AtomicInteger number = new AtomicInteger();
    private final Set<String> sent = ConcurrentHashMap.newKeySet();
    private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();

    private Writers writers;

    static final class LineToTheEast
            implements ApplicationContextInitializer<ConfigurableApplicationContext> {
        @Override
        public void initialize(ConfigurableApplicationContext context) {
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(
                            new MapPropertySource(
                                    "line to the second server",
                                    Map.of(
                                            "yanhuo.database.clusters." + SecondServer.NAME,
                                            SentStatements.watched(LINE.port()))));
        }
    }

    @BeforeEach
    void people_who_write() {
        writers = new Writers(this::writeOne);
    }

    @AfterEach
    void the_line_is_whole() {
        LINE.letArrive();
        writers.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"SWITCH fenced", "SWITCH compared", "SWITCH equal", "SWITCH identified"})
    @DisplayName(
            "T-45 cut off from the target behind the fence: it went through, or works as before")
    void the_target_is_cut_off(String point) {
        death.accidentAt.put(point, LINE::cut);
        writers.warmUp();

        var operation = moves.begin(shop.id(), SecondServer.NAME);

        settled(operation);
        assertThat(death.accidentAt).as("cut there").isEmpty();
        finished(operation, HOME);
        assertNothingIsLost(shop);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SWITCH announced",
                "SWITCH fenced",
                "SWITCH drained",
                "SWITCH compared",
                "SWITCH equal"
            })
    @DisplayName(
            "T-45 cut off from the source behind the fence: it went through, or works as before")
    void the_source_is_cut_off(String point) {
        var east = inTheEast();
        death.accidentAt.put(point, LINE::cut);
        writers.warmUp();

        var operation = moves.begin(shop.id(), HOME);

        await().until(() -> attempts(operation) == 3 || state(operation) == Operation.State.DONE);
        assertThat(death.accidentAt).as("cut there").isEmpty();
        LINE.mend();
        settled(operation);
        finished(operation, SecondServer.NAME);
        assertNothingIsLost(east);
    }

    @Test
    @DisplayName("T-45 a target that falls silent behind the fence: soon everybody is let in again")
    void the_target_falls_silent() {
        death.accidentAt.put("SWITCH fenced", LINE::fallSilent);
        writers.warmUp();

        var operation = moves.begin(shop.id(), SecondServer.NAME);

        await().atMost(PATIENCE).until(() -> attempts(operation) == 2);
        assertPeopleWorkAt(HOME);
        System.out.printf(
                "T-45 the target was silent: nobody could write for %d ms%n",
                writers.longestPause().toMillis());
        assertThat(writers.longestPause()).isLessThan(Duration.ofSeconds(40));
        LINE.letArrive();
        settled(operation);
        finished(operation, HOME);
        assertNothingIsLost(shop);
    }

    @Test
    @DisplayName("T-45 an opening that a silent source hears after the move opens nothing")
    void an_opening_arrives_late() {
        var east = inTheEast();
        death.accidentAt.put(
                "SWITCH fenced",
                () -> {
                    LINE.fallSilentAt(NUMBER);
                    throw new IllegalStateException("not today");
                });
        writers.warmUp();

        var operation = moves.begin(shop.id(), HOME);

        await().atMost(PATIENCE).until(() -> attempts(operation) == 2);
        LINE.mend();
        retried(operation);
        arrivesInVain();
        finished(operation, SecondServer.NAME);
        assertNothingIsLost(east);
    }

    @Test
    @DisplayName(
            "T-45 a shutting that a silent source hears after it was given up shuts nobody out")
    void a_shutting_arrives_late() {
        var east = inTheEast();
        death.accidentAt.put("SWITCH announced", () -> LINE.fallSilentAt(NUMBER));
        writers.warmUp();

        var operation = moves.begin(shop.id(), HOME);

        await().atMost(PATIENCE).until(() -> attempts(operation) == 2);
        failAtTheFence();
        LINE.mend();
        settled(operation);
        arrivesInVain();
        assertPeopleWorkAt(SecondServer.NAME);
        death.accidentAt.clear();
        finished(operation, SecondServer.NAME);
        assertNothingIsLost(east);
    }

    @Test
    @DisplayName("T-45 an arrival that a silent target hears after a later one shuts nobody out")
    void an_arrival_is_heard_late() {
        death.accidentAt.put("SWITCH equal", () -> LINE.fallSilentAt(NUMBER));
        writers.warmUp();

        var operation = moves.begin(shop.id(), SecondServer.NAME);

        await().atMost(PATIENCE).until(() -> attempts(operation) == 2);
        LINE.mend();
        retried(operation);
        arrivesInVain();
        finished(operation, HOME);
        assertPeopleWorkAt(SecondServer.NAME);
        assertNothingIsLost(shop);
    }

    private void failAtTheFence() {
        death.accidentAt.put(
                "SWITCH fenced",
                () -> {
                    failAtTheFence();
                    throw new IllegalStateException("not today");
                });
    }

    /** The server hears at last what everybody has given up long ago. */
    private void arrivesInVain() {
        long before = number();
        LINE.letArrive();
        await().until(LINE::delivered);
        assertThat(number()).isEqualTo(before);
    }

    private long number() {
        return JdbcClient.create(clusters.ddl(SecondServer.NAME))
                .sql("SELECT epoch FROM `" + shop.schema() + NUMBER)
                .query(Long.class)
                .single();
    }

    private void writeOne() {
        var name = "n" + number.incrementAndGet();
        sent.add(name);
        tenants.as(shop.id(), () -> insertOf(name));
        acknowledged.add(name);
    }

    private Tenant inTheEast() {
        awaitState(moves.begin(shop.id(), SecondServer.NAME), Operation.State.DONE);
        return tenants.get(shop.id());
    }

    private Operation.State state(Operation operation) {
        return operations.find(operation.id()).orElseThrow().state();
    }

    private int attempts(Operation operation) {
        return operations.steps(operation.id()).get(SWITCH).attempts();
    }

    private void settled(Operation operation) {
        await().atMost(PATIENCE)
                .until(() ->
                        Set.of(Operation.State.DONE, Operation.State.FAILED)
                                .contains(state(operation)));
    }

    /** One that was given up has left it at work where it was; tried again it arrives. */
    private void finished(Operation operation, String old) {
        if (state(operation) == Operation.State.FAILED) {
            assertPeopleWorkAt(old);
            LINE.mend();
            retried(operation);
        }
        LINE.mend();
        goOn();
    }

    private void retried(Operation operation) {
        settled(operation);
        if (state(operation) == Operation.State.DONE) return;
        await().until(() -> operations.retry(operation.id()));
        awaitState(operation, Operation.State.DONE);
    }

    private void assertPeopleWorkAt(String place) {
        goOn();
        var now = tenants.get(shop.id());
        assertThat(now.cluster()).isEqualTo(place);
        assertThat(now.fenced()).isFalse();
    }

    private void goOn() {
        long before = writers.done();
        await().until(() -> writers.done() > before + 20);
    }

    /** What was not acknowledged may be there, if it was sent and its answer was cut off. */
    private void assertNothingIsLost(Tenant old) {
        writers.stop();
        var there = written();
        assertThat(there).doesNotHaveDuplicates().containsAll(acknowledged);
        assertThat(sent).containsAll(there);
        assertThat(there.size() - acknowledged.size()).isBetween(0, HANDS);
        assertDead(old);
    }

    private List<String> written() {
        return tenants.as(
                shop.id(),
                () ->
                        transaction.execute(_ ->
                                sql.query(
                                        "SELECT diner_id FROM share_click"
                                                + " WHERE distributor_id = 'writer'",
                                        row -> row.getString(1))));
    }
}
