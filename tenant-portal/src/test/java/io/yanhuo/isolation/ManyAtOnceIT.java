package io.yanhuo.isolation;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import java.io.UncheckedIOException;
import java.net.http.HttpTimeoutException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Twenty restaurants at noon: everybody looks at everything, at once. */
@IsolationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyAtOnceIT {
    private static final int RESTAURANTS = 20;
    private static final int CLIENTS = 200;

    /** Noon comes in waves: between them connections change hands, and others can work. */
    private static final Duration WAVE = Duration.ofSeconds(4);

    private static final Pattern MARKER = Pattern.compile("⟦\\w+⟧");

    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    private final List<Place> places = new ArrayList<>();
    private Rows rows;

    /** A restaurant, and what its people hold. */
    private record Place(
            String marker, String schema, Caller browser, Caller miniProgram, List<String> paths) {}

    @BeforeAll
    void twenty_restaurants() throws SQLException {
        rows = new Rows();
        for (int i = 0; i < RESTAURANTS; i++) places.add(place("noon" + i));
    }

    @AfterAll
    void nobody_looks_any_more() throws SQLException {
        rows.close();
    }

    private Place place(String name) {
        var restaurant = new Restaurant(beans, rows, port, name);
        var ids = restaurant.ids();
        var api = "/t/" + restaurant.tenant().publicId() + "/api";
        return new Place(
                restaurant.marker,
                restaurant.schema(),
                new Caller(restaurant.origin(), restaurant.signIn(), null),
                new Caller("http://127.0.0.1:" + port, java.util.Map.of(), restaurant.token()),
                List.of(
                        "/",
                        "/orders/" + ids.get(Kind.ORDER),
                        "/dishes/" + ids.get(Kind.DISH),
                        "/admin/orders",
                        "/admin/dishes",
                        "/admin/kitchen",
                        "/admin/staff",
                        "/admin/distribution",
                        api + "/menu",
                        api + "/orders",
                        api + "/addresses",
                        api + "/coupons"));
    }

    @Test
    @DisplayName(
            "T-07 200 clients of 20 restaurants at once: each answer holds only its own marker")
    void each_answer_holds_only_its_own_marker() throws Exception {
        var time = Duration.ofSeconds(15);

        assertThat(visits(time, time)).isGreaterThan(100);
    }

    @Test
    @Tag("long")
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    @DisplayName("T-07 the same for five minutes, while memory is short and tables are held")
    void the_same_for_five_minutes() throws Exception {
        try (var held = new HeldTables(places.stream().map(Place::schema).toList());
                var _ = new Waste()) {
            assertThat(visits(Duration.ofMinutes(5), WAVE)).isGreaterThan(2_000);
            assertThat(held.times()).isGreaterThan(100);
        }
    }

    private long visits(Duration time, Duration wave) throws Exception {
        var visits = new AtomicLong();
        long begun = System.nanoTime();
        Crowd.atOnce(
                CLIENTS,
                _ -> {
                    for (long at = 0; at < time.toNanos(); at = System.nanoTime() - begun) {
                        long left = wave.toNanos() - at % (2 * wave.toNanos());
                        if (left > 0) visits.addAndGet(visit());
                        else LockSupport.parkNanos(wave.toNanos() + left);
                    }
                    return true;
                });
        return visits.get();
    }

    /** Whoever is told to come back later, or gives up, has seen nothing and is not counted. */
    private int visit() {
        var random = ThreadLocalRandom.current();
        var place = places.get(random.nextInt(places.size()));
        var path = place.paths().get(random.nextInt(place.paths().size()));
        var caller = path.startsWith("/t/") ? place.miniProgram() : place.browser();
        Answer answer;
        try {
            answer = caller.read(path);
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof HttpTimeoutException) return 0;
            throw e;
        }
        var seen = MARKER.matcher(answer.text()).results().map(MatchResult::group).distinct();

        if (answer.status() == 503) return 0;
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(seen.toList()).as(path).containsExactly(place.marker());
        return 1;
    }
}
