package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.Diners;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.access.Who;
import io.yanhuo.distribution.Distributors;
import io.yanhuo.ordering.Tables;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.QrCode;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.workspace.Colleague;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletResponse;

/** What is found at a host of the restaurant's own. */
class OwnHostIT extends DomainScene {
    private static final Pattern PICTURE =
            Pattern.compile("property=\"og:image\" content=\"([^\"]+)");

    @Nested
    class Diners_find {
        @Test
        void the_storefront_there_and_at_the_platform_each_with_its_own_links() {
            furnished();
            bound(laowang);

            for (var at : new String[] {host, laowang.host(), host}) {
                var page = new MockBrowser(mvc, at).open("/");
                assertThat(page.status()).isEqualTo(200);
                assertThat(page.page()).contains("叉烧");
                var picture = PICTURE.matcher(page.page());
                assertThat(picture.find()).isTrue();
                assertThat(picture.group(1)).startsWith(url(at));
            }
        }

        @Test
        void a_session_of_that_host_and_of_no_other() throws Exception {
            furnished();
            bound(laowang);
            var ticket = laowang.scope().get(() -> entering("/me"));

            var answer = at(host, ticket);

            assertThat(answer.getStatus()).isEqualTo(303);
            assertThat(answer.getHeaders("Set-Cookie"))
                    .isNotEmpty()
                    .noneMatch(cookie ->
                            cookie.toLowerCase(java.util.Locale.ROOT).contains("domain="));
            assertThat(answer.getHeader("Location")).isEqualTo("/me");
            assertThat(answer.getHeader("Content-Security-Policy"))
                    .contains("default-src 'self'")
                    .doesNotContain(laowang.host());
        }

        @Test
        void forms_that_only_their_own_pages_send() {
            furnished();
            bound(laowang);
            var phone = Map.of("phone", "1372222" + (1000 + (int) (Math.random() * 8999)));
            var browser = diner().open("/login");

            assertThat(browser.copy().post("/login/code", phone).status()).isLessThan(400);
            var elsewhere = new MockBrowser(mvc, laowang.host());
            elsewhere.open("/login");
            assertThat(new MockBrowser(mvc, host).post("/login/code", phone).status())
                    .as("without a token")
                    .isEqualTo(403);
        }

        @Test
        void share_links_and_posters_of_that_host() {
            furnished();
            bound(laowang);
            var ticket = laowang.scope().get(this::distributor);
            var there = diner();
            there.open(ticket);
            assertThat(there.open("/distribution").page()).contains(url(host) + "/s/");
            var here = new MockBrowser(mvc, laowang.host());
            here.open(laowang.scope().get(this::distributor));
            assertThat(here.open("/distribution").page()).contains(url(laowang.host()) + "/s/");
        }

        private String distributor() {
            var distributors = beans.getBean(Distributors.class);
            var number = "138" + (10_000_000 + (int) (Math.random() * 89_999_999));
            var person = beans.getBean(Diners.class).provePhone(null, new PhoneNumber(number));
            distributors.apply(person, "阿芳", Distributors.AGREEMENT);
            var id = distributors.ofDiner(person).orElseThrow().id();
            distributors.approve(id, Percentage.of(5), "boss");
            return beans.getBean(Tickets.class).issue(Who.DINER, person, "/distribution");
        }

        private String entering(String page) {
            var person =
                    beans.getBean(Diners.class).provePhone(null, new PhoneNumber("13712345678"));
            return beans.getBean(Tickets.class).issue(Who.DINER, person, page);
        }
    }

    @Nested
    class On_the_tables {
        @Test
        void codes_lead_to_the_platform_or_to_the_host_that_the_owner_chooses() {
            furnished();
            laowang.scope().run(() -> beans.getBean(Tables.class).add("露台 8"));
            bound(laowang);
            var owner = new Colleague(mvc, laowang, StaffRole.OWNER, staff, tickets);
            var code =
                    laowang.scope().get(() -> beans.getBean(Tables.class).all().getLast().code());

            assertThat(Colleague.body(owner.open("/admin/tables")))
                    .contains(url(laowang.host()) + "/table/" + code, host);
            assertThat(Colleague.body(owner.open("/admin/tables?on=" + host)))
                    .contains(url(host) + "/table/" + code)
                    .contains(QrCode.of(url(host) + "/table/" + code).svg());
            assertThat(Colleague.body(owner.open("/admin/tables/print?on=" + amei.host())))
                    .as("another's host")
                    .contains(QrCode.of(url(laowang.host()) + "/table/" + code).svg());
            assertThat(diner().open("/table/" + code).status()).isEqualTo(303);
        }
    }

    @Nested
    class Nobody_finds {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "/admin",
                    "/admin/login",
                    "/admin/domains",
                    "/signup",
                    "/tenants/0123456789ab",
                    "/dev/inbox"
                })
        void any_other_face(String path) throws Exception {
            furnished();
            bound(laowang);

            assertThat(at(host, path).getStatus()).isEqualTo(404);
        }

        @Test
        void the_door_of_payment_callbacks() throws Exception {
            furnished();
            bound(laowang);
            var call = post("/callbacks/0123456789abcdefghjkmnpqrs/pay").content("{}");

            var answer =
                    mvc.perform(
                                    call.with(it -> {
                                        it.setServerName(host);
                                        return it;
                                    }))
                            .andReturn();

            assertThat(answer.getResponse().getStatus()).isEqualTo(404);
            assertThat(answer.getRequest().getAttribute(Face.class.getName()))
                    .isEqualTo(Face.STOREFRONT);
        }

        @Test
        void the_mini_program_s_door() throws Exception {
            furnished();
            bound(laowang);
            var path = "/t/" + laowang.publicId() + "/api/store";

            assertThat(at(laowang.host(), path).getStatus()).isEqualTo(200);
            assertThat(at(host, path).getStatus()).isEqualTo(404);
        }

        @Test
        @DisplayName("T-14 anything while the restaurant is suspended, as at its platform host")
        void anything_while_it_is_suspended() throws Exception {
            furnished();
            bound(laowang);
            tenants.happen(laowang.id(), TenantEvent.SUSPEND);

            var own = at(host, "/");
            var platforms = at(laowang.host(), "/");

            assertThat(own.getStatus()).isEqualTo(404).isEqualTo(platforms.getStatus());
            assertThat(own.getContentAsString()).doesNotContain(laowang.name());
            tenants.happen(laowang.id(), TenantEvent.RESUME);
            assertThat(at(host, "/").getStatus()).isEqualTo(200);
        }

        @Test
        void a_host_that_is_only_claimed() throws Exception {
            furnished();
            claim(laowang);

            assertThat(at(host, "/").getStatus()).isEqualTo(404);
        }
    }

    @Nested
    class In_the_foot {
        @Test
        void stands_the_filing_number_of_this_very_host() {
            furnished();
            var domain = bound(laowang);
            assertThat(diner().open("/").page()).doesNotContain("beian.miit.gov.cn");

            laowang.scope().run(() -> domains.file(domain.id(), "粤ICP备12345678号-1"));

            assertThat(diner().open("/").page()).contains("粤ICP备12345678号-1", "beian.miit.gov.cn");
            assertThat(diner().open("/licence").page()).contains("粤ICP备12345678号-1");
            assertThat(new MockBrowser(mvc, laowang.host()).open("/").page())
                    .doesNotContain("粤ICP备12345678号-1");
        }
    }

    @Nested
    class A_proxy_asks_for_certificates {
        @Test
        void on_the_inside_alone() throws Exception {
            assertThat(at("yanhuo.localhost", "/certificate?domain=yanhuo.localhost").getStatus())
                    .isEqualTo(404);
        }
    }

    private String url(String server) {
        return beans.getBean(AddressSettings.class).url(server);
    }

    private MockHttpServletResponse at(String server, String path) throws Exception {
        return mvc.perform(
                        get(path)
                                .accept("text/html", "application/json")
                                .header("Host", server)
                                .with(it -> {
                                    it.setServerName(server);
                                    return it;
                                }))
                .andReturn()
                .getResponse();
    }
}
