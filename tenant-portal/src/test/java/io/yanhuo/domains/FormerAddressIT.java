package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.head;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.request;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.StaffRole;
import io.yanhuo.ordering.Tables;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.workspace.Colleague;
import jakarta.servlet.http.Cookie;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** What is found at an address that the restaurant has exchanged for another. */
class FormerAddressIT extends DomainScene {
    private static final String BROWSER =
            "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

    private final Slug wanted = new Slug("laowangmian-" + RandomId.ofLength(6));
    private MockBrowser regular;
    private Colleague owner;

    @BeforeEach
    void somebody_has_been_there_before_it_was_changed() {
        furnished();
        owner = new Colleague(mvc, laowang, StaffRole.OWNER, staff, tickets);
        regular = new MockBrowser(mvc, laowang.host()).open("/");
        assertThat(regular.status()).isEqualTo(200);
        change(wanted);
    }

    @Nested
    class Somebody_who_comes_by_it {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/",
                    "/login?next=%2Forders",
                    "/table/0123456789?from=a%26b&x=",
                    "/s/abc",
                    "/admin",
                    "/admin/orders?status=PAID&page=2",
                    "/no-such-page"
                })
        @DisplayName("T-25 is led to the same page at the present address, for this time")
        void is_led_to_the_same_page_at_the_present_address(String page) throws Exception {
            var answer = stranger(get(URI.create(page)).header("Accept", BROWSER));

            assertThat(answer.getStatus()).isEqualTo(307);
            assertThat(answer.getHeader("Location")).isEqualTo(present(page));
            assertThat(answer.getHeader("Cache-Control")).isEqualTo("no-store");
            assertThat(answer.getCookies()).isEmpty();
        }

        @Test
        void is_led_on_though_she_worked_here_once() throws Exception {
            var page = get("/admin").header("Accept", BROWSER);
            var known = stranger(page.cookie(new Cookie("yh_known", "whoever")));

            assertThat(known.getStatus()).isEqualTo(307);
        }

        @Test
        void only_to_see_what_is_there_too() throws Exception {
            var answer = stranger(head("/").header("Accept", BROWSER));

            assertThat(answer.getStatus()).isEqualTo(307);
            assertThat(answer.getHeader("Location")).isEqualTo(present("/"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"//evil.cn/", "/%5Cevil.cn", "/@evil.cn/", "/.evil.cn/"})
        void is_led_nowhere_else_whatever_the_path(String path) throws Exception {
            var answer = stranger(get(URI.create("http://any" + path)).header("Accept", BROWSER));

            if (answer.getStatus() == 307) {
                assertThat(answer.getHeader("Location")).startsWith(present("/"));
            } else {
                assertThat(answer.getStatus()).isEqualTo(404);
            }
        }

        @Test
        void is_served_at_the_present_one() {
            assertThat(new MockBrowser(mvc, presentHost()).open("/").status()).isEqualTo(200);
        }
    }

    @Nested
    class Whoever_is_known_there {
        @Test
        void goes_on_there_with_what_is_in_the_cart() {
            assertThat(regular.open("/").status()).isEqualTo(200);
            assertThat(regular.page()).contains("叉烧");
            assertThat(regular.open("/login").status()).isEqualTo(200);
            assertThat(regular.post("/login/code", Map.of("phone", "13722220001")).status())
                    .isLessThan(400);
        }

        @Test
        void goes_on_working_there() throws Exception {
            assertThat(owner.open("/admin/orders").getResponse().getStatus()).isEqualTo(200);
            laowang.scope().run(() -> beans.getBean(Tables.class).add("露台 8"));
            assertThat(Colleague.body(owner.open("/admin/tables"))).contains(present("/table/"));
        }
    }

    @Nested
    class As_before_answered_are {
        @Test
        void calls_of_the_mini_program() throws Exception {
            var path = "/t/" + laowang.publicId() + "/api/store";

            for (var accept : new String[] {"application/json", "*/*", BROWSER}) {
                assertThat(stranger(get(path).header("Accept", accept)).getStatus()).isEqualTo(200);
            }
            assertThat(stranger(get(path)).getContentAsString())
                    .as("the one host whose pages it may open")
                    .contains("\"site\":\"" + url(laowang.host()) + '"');
            assertThat(at(presentHost(), get(path)).getContentAsString())
                    .contains("\"site\":\"" + present("") + '"');
            var page = get("/").header("Accept", BROWSER);
            var there = page.header("User-Agent", "MicroMessenger/8.0 miniProgram/wx0123");
            assertThat(stranger(there).getStatus()).as("its web view").isEqualTo(200);
        }

        @Test
        void calls_of_wechat() throws Exception {
            var path = "/callbacks/0123456789abcdefghjkmnpqrs/pay";

            var old = stranger(post(path).content("{}"));
            var now = at(presentHost(), post(path).content("{}"));

            assertThat(old.getStatus()).isEqualTo(now.getStatus()).isNotEqualTo(307);
        }

        @Test
        void forms() throws Exception {
            var form = post("/login/code").param("phone", "13722220001").header("Accept", BROWSER);

            assertThat(stranger(form).getStatus()).as("without a page before it").isEqualTo(403);
        }

        @Test
        void files_and_what_scripts_ask_for() throws Exception {
            assertThat(stranger(get("/brand/logo.png").header("Accept", BROWSER)).getStatus())
                    .isEqualTo(200);
            assertThat(stranger(get("/assets/store.css").header("Accept", "*/*")).getStatus())
                    .isEqualTo(200);
            for (var accept : new String[] {"text/event-stream", "*/*", "image/*"}) {
                assertThat(stranger(get("/").header("Accept", accept)).getStatus())
                        .isNotEqualTo(307);
            }
            for (var method : new String[] {"PUT", "DELETE", "OPTIONS"}) {
                var call = request(HttpMethod.valueOf(method), "/").header("Accept", BROWSER);
                assertThat(stranger(call).getStatus()).isNotEqualTo(307);
            }
        }
    }

    @Nested
    class Nothing_is_changed {
        @Test
        void at_a_host_of_the_restaurant_s_own() {
            bound(laowang);

            assertThat(diner().open("/").status()).isEqualTo(200);
        }

        @Test
        void at_another_restaurant_s() {
            assertThat(new MockBrowser(mvc, amei.host()).open("/").status()).isEqualTo(200);
        }
    }

    @Nested
    class Once_it_is_gone_back_to {
        @Test
        void it_is_served_again_and_the_other_leads_to_it() {
            change(new Slug(laowang.slug()));

            assertThat(new MockBrowser(mvc, laowang.host()).open("/").status()).isEqualTo(200);
            var other = new MockBrowser(mvc, presentHost()).open("/");
            assertThat(other.status()).isEqualTo(307);
            assertThat(other.location()).isEqualTo(url(laowang.host()) + "/");
        }
    }

    @Nested
    class Once_another_node_has_gone_back {
        @Test
        void nobody_is_led_on_by_what_this_one_remembers() throws Exception {
            assertThat(stranger(get("/").header("Accept", BROWSER)).getStatus()).isEqualTo(307);
            for (var kind : List.of(laowang.host() + "=SLUG", presentHost() + "=FORMER")) {
                var it = kind.split("=");
                platform.sql("UPDATE tenant_host SET kind = ? WHERE host = ?")
                        .params(it[1], it[0])
                        .update();
            }

            assertThat(stranger(get("/").header("Accept", BROWSER)).getStatus()).isEqualTo(200);
        }
    }

    @Nested
    class While_it_is_suspended {
        @Test
        @DisplayName("T-25 diners find nothing at either address; staff are led on")
        void diners_find_nothing_and_staff_are_led_on() {
            tenants.happen(laowang.id(), TenantEvent.SUSPEND);

            for (var address : new String[] {laowang.host(), presentHost()}) {
                assertThat(new MockBrowser(mvc, address).open("/").status()).isEqualTo(404);
            }
            assertThat(new MockBrowser(mvc, laowang.host()).open("/admin").location())
                    .isEqualTo(present("/admin"));
        }
    }

    private void change(Slug to) {
        laowang.scope().run(() -> beans.getBean(AddressDesk.class).change(to));
    }

    private String presentHost() {
        return wanted + ".yanhuo.localhost";
    }

    private String present(String page) {
        return url(presentHost()) + page;
    }

    private String url(String server) {
        return beans.getBean(AddressSettings.class).url(server);
    }

    private MockHttpServletResponse stranger(MockHttpServletRequestBuilder request)
            throws Exception {
        return at(laowang.host(), request);
    }

    private MockHttpServletResponse at(String server, MockHttpServletRequestBuilder request)
            throws Exception {
        var addressed =
                request.header("Host", server)
                        .with(it -> {
                            it.setServerName(server);
                            return it;
                        });
        return mvc.perform(addressed).andReturn().getResponse();
    }
}
