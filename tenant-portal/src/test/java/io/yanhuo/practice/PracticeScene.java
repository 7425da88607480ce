package io.yanhuo.practice;

import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.PaidPortalTest;
import io.yanhuo.SandboxHere;
import io.yanhuo.access.Actor;
import io.yanhuo.access.Diners;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.ordering.Shop;
import io.yanhuo.practice.Practices.State;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.signup.Accident;
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PracticeCopies;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A roast shop whose owner wants to practise, and a WeChat that hears every call. */
@PaidPortalTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "yanhuo.operations.pause=20ms")
abstract class PracticeScene {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final AtomicLong PHONES = new AtomicLong(13_700_000_000L);
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired Practices practices;
    @Autowired PracticeCopies copies;
    @Autowired Tenants tenants;
    @Autowired Operations operations;
    @Autowired StaffAccounts staff;
    @Autowired Tickets tickets;
    @Autowired Diners diners;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;
    @Autowired ConfigurableApplicationContext beans;

    Shop shop;
    Tenant real;
    Actor owner;

    @BeforeEach
    void a_roast_shop_and_its_owner() {
        shop = Shop.open(beans, "laowang");
        real = shop.tenant();
        owner = works(real, StaffRole.OWNER);
    }

    Actor works(Tenant tenant, StaffRole role) {
        var phone = new PhoneNumber(Long.toString(PHONES.incrementAndGet()));
        var id = tenant.scope().get(() -> staff.create("王老板", phone, role, null));
        return new Actor(Who.STAFF, tenant.id(), id, "王老板", role);
    }

    /** Made, or made anew. */
    Tenant copy() {
        practices.make(real.id(), owner);
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> state() == State.OPEN);
        return Objects.requireNonNull(practices.of(real.id()).copy());
    }

    void end() {
        practices.end(real.id());
        await().dontCatchUncaughtExceptions().atMost(PATIENCE).until(() -> state() == State.NONE);
    }

    State state() {
        return practices.of(real.id()).state();
    }

    Accident accident() {
        return new Accident(platform, beans);
    }

    /** At work there. */
    MockBrowser at(Tenant tenant, Actor person) {
        var ticket = tenant.scope().get(() -> tickets.issue(Who.STAFF, person.id(), "/admin"));
        return new MockBrowser(mvc, tenant.host()).open(ticket).open("/admin");
    }

    /** Somebody hungry there. */
    MockBrowser guest(Tenant tenant, String diner) {
        var ticket = tenant.scope().get(() -> tickets.issue(Who.DINER, diner, "/me"));
        return new MockBrowser(mvc, tenant.host()).open(ticket).open("/me");
    }

    String diner(Tenant tenant) {
        return tenant.scope().get(diners::anonymous);
    }

    /** How often anybody has called WeChat, but for timers that ask about others' payments. */
    long callsToWeChat(Tenant tenant) {
        var ours = tenant.publicId().substring(0, 7);
        var others = Pattern.compile("\\b[a-z](?!" + ours + ")[0-9a-z]{7}\\d{6,8}[0-9a-z]{14}\\b");
        return get("/sandbox/journal")
                .valueStream()
                .filter(call -> !others.matcher(call.toString()).find())
                .count();
    }

    JsonNode get(String path) {
        return sent(HttpRequest.newBuilder(wechat(path)).build());
    }

    JsonNode post(String path, String body) {
        return sent(
                HttpRequest.newBuilder(wechat(path))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build());
    }

    private static URI wechat(String path) {
        return SandboxHere.sandbox().baseUrl().resolve(path);
    }

    private static JsonNode sent(HttpRequest request) {
        try {
            return JSON.readTree(HTTP.send(request, BodyHandlers.ofString()).body());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
