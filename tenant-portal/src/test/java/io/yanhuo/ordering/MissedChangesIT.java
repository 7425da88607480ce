package io.yanhuo.ordering;

import static io.yanhuo.ordering.Shop.diner;
import static io.yanhuo.ordering.Shop.fetched;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.TestBrowser;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.shared.PhoneNumber;
import jakarta.persistence.EntityManager;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/** A screen of the house is built first and listens then; nothing falls between the two. */
@SpringBootTest(
        classes = YanhuoApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ActiveProfiles("dev")
@ContextConfiguration(initializers = TestTenants.class)
class MissedChangesIT {
    private static final String DATA = "data:";
    private static final String NOTHING = "";

    @Autowired ApplicationContext beans;
    @LocalServerPort int port;

    private Shop shop;
    private TestBrowser cashier;

    @BeforeEach
    void somebody_is_at_the_desk() throws Exception {
        shop = Shop.open(beans, "missed");
        shop.autoAccept(true);
        cashier = new TestBrowser(shop.tenant.host(), port);
        cashier.get(ticket());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/admin/orders", "/admin/kitchen/all"})
    void an_order_that_comes_before_the_page_listens_is_told_at_once(String path) throws Exception {
        var stream = stream(path);

        var order = paid();

        assertThat(firstToldAt(stream)).isEqualTo(order);
    }

    @Test
    void so_is_what_happens_to_the_one_order_that_is_looked_at() throws Exception {
        var order = paid();
        var stream = stream("/admin/orders/" + order);

        finish(order);

        assertThat(firstToldAt(stream)).isEqualTo(order);
    }

    @Test
    void so_is_what_had_begun_before_the_page_was_built_and_ends_after() throws Exception {
        var order = paid();
        var stream =
                shop.in(() ->
                        shop.transaction()
                                .execute(_ -> {
                                    beans.getBean(OrderDesk.class).finish(order, shop.owner);
                                    beans.getBean(EntityManager.class).flush();
                                    return elsewhere(() -> {
                                        paid();
                                        return stream("/admin/orders");
                                    });
                                }));

        assertThat(firstToldAt(stream)).isNotEqualTo(NOTHING);
    }

    @Test
    void a_page_that_has_seen_everything_is_not_sent_for_it_again() throws Exception {
        paid();
        var stream = stream("/admin/orders");

        try (var told = told(stream)) {
            var later = paid();

            assertThat(first(told)).isEqualTo(later);
        }
    }

    private String paid() {
        var id = shop.place(diner(), fetched(List.of(shop.simple("蛋挞", 3))));
        shop.pay(id);
        return id;
    }

    private void finish(String order) {
        shop.in(() -> beans.getBean(OrderDesk.class).finish(order, shop.owner));
    }

    private static <T> T elsewhere(Callable<T> work) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            return threads.submit(work).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Where the page of this path listens. */
    private String stream(String path) throws Exception {
        var page = cashier.get(path).body();
        var attribute = Pattern.compile("data-live-stream=\"([^\"]+)\"").matcher(page);
        assertThat(attribute.find()).isTrue();
        return attribute.group(1);
    }

    private String firstToldAt(String stream) throws Exception {
        try (var told = told(stream)) {
            return first(told);
        }
    }

    private BufferedReader told(String stream) throws Exception {
        var request = cashier.request(stream).header("Accept", "text/event-stream").build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofInputStream());
        return new BufferedReader(new InputStreamReader(answer.body(), UTF_8));
    }

    /**
     * The order of the first event; nothing if the server has no more to say than that it waits.
     */
    private static String first(BufferedReader told) throws Exception {
        String line = told.readLine();
        while (!line.startsWith(DATA) && !line.startsWith(":still")) line = told.readLine();
        return line.startsWith(DATA) ? line.substring(DATA.length()) : NOTHING;
    }

    private String ticket() {
        return shop.in(() -> {
            var phone = new PhoneNumber("13700000009");
            var id = beans.getBean(StaffAccounts.class).create("王老板", phone, StaffRole.OWNER, null);
            return shop.transaction()
                    .execute(_ -> beans.getBean(Tickets.class).issue(Who.STAFF, id, "/admin"));
        });
    }
}
