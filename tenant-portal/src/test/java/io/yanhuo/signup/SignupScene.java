package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.PortalTest;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** Somebody at the portal who fills in the form. */
@PortalTest
abstract class SignupScene {
    static final String HOST = "yanhuo.localhost";
    static final AtomicInteger PHONES = new AtomicInteger(1000);

    @Autowired Inbox inbox;
    @Autowired Tenants tenants;
    @Autowired PersonalData personal;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;

    final String phone = "1380077" + PHONES.getAndIncrement();
    String progress = "";
    MockBrowser browser;

    @BeforeEach
    void a_browser() {
        browser = new MockBrowser(mvc, HOST);
    }

    /** Signs up and waits until the restaurant is open. */
    Tenant sent(String slug) {
        browser.open("/signup");
        browser.post("/signup/code", fields());
        browser.post("/signup", with("code", code(), "address", slug));
        assertThat(browser.status()).isEqualTo(303);
        progress = browser.location();
        awaitOpen(progress);
        return tenants.byHost(slug + "." + HOST).orElseThrow();
    }

    void awaitOpen(String progress) {
        await().atMost(Duration.ofMinutes(1))
                .until(() -> browser.open(progress).page().contains("data-state=\"OPEN\""));
    }

    /** A whole form without a code, with what is given instead. */
    Map<String, String> with(String... changes) {
        var fields = new HashMap<>(fields());
        for (int i = 0; i < changes.length; i += 2) fields.put(changes[i], changes[i + 1]);
        return fields;
    }

    Map<String, String> fields() {
        return Map.of(
                "name", "阿香小面",
                "cuisine", "noodle",
                "colour", "#1d5c4a",
                "phone", phone,
                "terms", "on",
                "privacy", "on");
    }

    String code() {
        return inbox.messages().stream()
                .filter(message -> message.phone().equals(phone))
                .map(message -> message.text().replaceAll(".*?(?<!\\d)(\\d{6})(?!\\d).*", "$1"))
                .findFirst()
                .orElse("");
    }

    MockBrowser post(Map<String, String> fields, Map<String, byte[]> files) {
        return browser.post("/signup", fields, files);
    }

    static byte[] picture() throws IOException {
        var picture = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.ORANGE);
        graphics.fillRect(0, 0, 300, 200);
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(picture, "png", bytes);
        return bytes.toByteArray();
    }

    long signups() {
        return platform.sql("SELECT COUNT(*) FROM signup WHERE phone_hash = ?")
                .param(personal.hash(phone))
                .query(Long.class)
                .single();
    }
}
