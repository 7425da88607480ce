package io.yanhuo.journey;

import static java.time.temporal.ChronoUnit.DAYS;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import dev.yanhuo.database.DatabaseServer;
import dev.yanhuo.database.Options;
import dev.yanhuo.database.TestDatabase;
import dev.yanhuo.database.TestPorts;
import dev.yanhuo.wechat.WeChatSandbox;
import io.yanhuo.Chromium;
import io.yanhuo.TestTenants;
import io.yanhuo.YanhuoApplication;
import io.yanhuo.markers.Markers;
import io.yanhuo.markers.SentStatements;
import io.yanhuo.tenancy.MovableClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole system as {@code ./yanhuo up} starts it: database, WeChat, application with the demo
 * restaurants, and a browser. Has a database server of its own, so that no other test's clock or
 * workers meddle.
 */
final class House implements AutoCloseable {
    static final String OPERATOR = "ops";
    static final String OPERATOR_PASSWORD = "operator-password";

    private static final Pattern CODE = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
    private static final JsonMapper JSON = new JsonMapper();

    private final Path folder;
    private final DatabaseServer database;
    private final WeChatSandbox wechat;
    private final ConfigurableApplicationContext application;
    private final Playwright playwright;
    private final Browser browser;
    private final HttpClient http = HttpClient.newHttpClient();
    private final int port = TestPorts.next();
    private final int developerPort = TestPorts.next();

    House() {
        folder = temporary();
        database =
                DatabaseServer.start(
                        new Options(folder.resolve("database"), TestPorts.next(), false, "192M"));
        TestDatabase.ACCOUNTS.prepare(database);
        Markers.alsoOn(database);
        wechat = WeChatSandbox.start(folder.resolve("wechat"), Map.of());
        application = started(arguments());
        noon(application.getBean(MovableClock.class));
        playwright = Chromium.driver();
        browser = Chromium.started(playwright);
    }

    /** Watched as the application of every other test is. */
    private static ConfigurableApplicationContext started(String... arguments) {
        var yanhuo = new SpringApplication(YanhuoApplication.class);
        yanhuo.addInitializers(TestTenants::watch);
        return yanhuo.run(arguments);
    }

    /** The next one: no day of business ends while somebody looks at its figures. */
    private static void noon(MovableClock clock) {
        var today = clock.instant().atZone(ZoneId.of("Asia/Shanghai")).truncatedTo(DAYS);
        var noon = today.plusHours(12).toInstant();
        clock.set(noon.isAfter(clock.instant()) ? noon : noon.plus(1, DAYS));
    }

    private String[] arguments() {
        var settings =
                Map.ofEntries(
                        Map.entry("spring.profiles.active", "dev"),
                        Map.entry("server.port", String.valueOf(port)),
                        Map.entry("yanhuo.address.public-port", String.valueOf(port)),
                        Map.entry("yanhuo.developer.port", String.valueOf(developerPort)),
                        Map.entry("yanhuo.data", folder.resolve("files").toString()),
                        Map.entry("yanhuo.demo", "true"),
                        Map.entry(
                                "yanhuo.database.address", SentStatements.watched(database.port())),
                        Map.entry(
                                "yanhuo.database.platform-password",
                                TestDatabase.ACCOUNTS.platform()),
                        Map.entry(
                                "yanhuo.database.router-password", TestDatabase.ACCOUNTS.router()),
                        Map.entry("yanhuo.database.ddl-password", TestDatabase.ACCOUNTS.ddl()),
                        Map.entry("yanhuo.database.master-key", TestTenants.MASTER_KEY),
                        Map.entry("yanhuo.database.tls", "DISABLED"),
                        Map.entry("yanhuo.operators.first-login", OPERATOR),
                        Map.entry("yanhuo.operators.first-password", OPERATOR_PASSWORD),
                        Map.entry("yanhuo.wechat.base-url", wechat.baseUrl().toString()),
                        Map.entry("yanhuo.wechat.api-base-url", wechat.baseUrl().toString()),
                        Map.entry("yanhuo.wechat.payer-page", wechat.baseUrl() + "/scan"),
                        Map.entry("yanhuo.wechat.credentials", wechat.credentialsFile().toString()),
                        Map.entry("yanhuo.wechat.notify-base-url", "http://127.0.0.1:" + port));
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** Somebody with a browser of their own. */
    Visitor visitor(String name, int width) {
        return new Visitor(browser, name, width, true);
    }

    /** Somebody whose browser runs no scripts. */
    Visitor visitorWithoutScripts(String name, int width) {
        return new Visitor(browser, name, width, false);
    }

    /** Under any name: for those who name the restaurant in the path. */
    String local() {
        return "http://127.0.0.1:" + port;
    }

    String portal() {
        return "http://yanhuo.localhost:" + port;
    }

    String host(String slug) {
        return "http://" + slug + ".yanhuo.localhost:" + port;
    }

    /** Where a developer reads what was sent. */
    String developer() {
        return "http://127.0.0.1:" + developerPort;
    }

    URI wechat() {
        return wechat.baseUrl();
    }

    Map<String, String> credentials() {
        return wechat.credentials();
    }

    ConfigurableApplicationContext application() {
        return application;
    }

    /** The newest code that was sent to this phone. */
    String smsCode(String phone) {
        var inbox = get("http://127.0.0.1:" + developerPort + "/dev/inbox?phone=" + phone);
        var code = CODE.matcher(inbox.replace(phone, ""));
        if (!code.find()) throw new AssertionError("no code was sent to " + phone + ": " + inbox);
        return code.group();
    }

    void advance(String duration) {
        post("http://127.0.0.1:" + developerPort + "/dev/clock", Map.of("advance", duration));
    }

    /** What a restaurant gets from WeChat when it is accepted. */
    JsonNode onboard(String name) {
        return post(wechat.baseUrl() + "/sandbox/merchants", Map.of("name", name));
    }

    JsonNode post(String address, Object body) {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                        .build();
        return JSON.readTree(send(request));
    }

    private String get(String address) {
        var request =
                HttpRequest.newBuilder(URI.create(address))
                        .header("Accept", "application/json")
                        .build();
        return send(request);
    }

    private String send(HttpRequest request) {
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new AssertionError(
                        request.uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
        application.close();
        wechat.close();
        database.kill();
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("yanhuo-house");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
