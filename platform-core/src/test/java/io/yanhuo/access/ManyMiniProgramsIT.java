package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Crowd;
import io.yanhuo.TestBrowser;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TestTenant;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.json.JsonMapper;

/** Fifty mini-programs whose people come in the same moment. */
@WebTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ManyMiniProgramsIT {
    private static final int MANY = 50;

    @Autowired TestTenant testTenants;
    @Autowired WxApps apps;
    @LocalServerPort int port;

    private final List<Shop> shops = new ArrayList<>();

    private record Shop(Tenant tenant, String appid) {}

    @BeforeAll
    void fifty_mini_programs() {
        for (int i = 0; i < MANY; i++) {
            var tenant = testTenants.create("shop" + i);
            var appid = "wx" + RandomId.ofLength(16);
            var secret = RandomId.ofLength(32);
            apps.register(tenant.id(), appid, secret);
            TestWeChat.shared().knows(appid, secret);
            shops.add(new Shop(tenant, appid));
        }
    }

    @Test
    @DisplayName("T-24 fifty mini-programs at once: each code is exchanged with its own secret")
    void each_code_is_exchanged_with_its_own_secret() throws Exception {
        var tokens =
                Crowd.atOnce(
                        MANY * 4,
                        number -> {
                            var shop = shops.get(number % MANY);
                            return login(shop, shop, number);
                        });

        assertThat(tokens).extracting(TestBrowser.Page::status).containsOnly(200);
        assertThat(tokens).extracting(TestBrowser.Page::body).doesNotHaveDuplicates();
        for (int i = 0; i < tokens.size(); i++) {
            assertThat(said(tokens.get(i).body())).contains(shops.get(i % MANY).appid());
        }
    }

    @Test
    @DisplayName("T-24 fifty mini-programs at once: the code of the next one is refused by each")
    void the_code_of_the_next_one_is_refused() throws Exception {
        var refused =
                Crowd.atOnce(
                        MANY,
                        number -> {
                            var next = shops.get((number + 1) % MANY);
                            return login(shops.get(number), next, 1000 + number);
                        });

        assertThat(refused).extracting(TestBrowser.Page::status).containsOnly(422);
    }

    /** For whom the token speaks, as it says itself. */
    private static String said(String answer) {
        var token = JsonMapper.shared().readTree(answer).get("token").asString();
        var claims = token.substring(0, token.indexOf('.'));
        return new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8);
    }

    private TestBrowser.Page login(Shop at, Shop codeOf, int number) {
        var code = TestWeChat.code(codeOf.appid(), "o-" + number, number);
        return new TestBrowser("127.0.0.1", port)
                .postJson(
                        "/t/" + at.tenant().publicId() + "/api/login",
                        "{\"code\": \"%s\"}".formatted(code),
                        Map.of());
    }
}
