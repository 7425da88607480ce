package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.access.StaffRole;
import io.yanhuo.workspace.Colleague;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The page on which an owner brings a name, and the operators' sight of it. */
class DomainPagesIT extends DomainScene {
    private static final String PASSWORD = "correct-horse-battery";

    private Colleague owner;

    @BeforeEach
    void the_owner_is_at_work() {
        owner = new Colleague(mvc, laowang, StaffRole.OWNER, staff, tickets);
    }

    @Nested
    class An_owner {
        @Test
        void brings_a_name_and_sees_it_serve() {
            assertThat(Colleague.body(owner.open("/admin/domains"))).contains("还没有自有域名", "备案");

            assertThat(status(owner.submit("/admin/domains", of("host", host)))).isEqualTo(303);
            var domain = laowang.scope().get(domains::all).getFirst();
            assertThat(Colleague.body(owner.open("/admin/domains")))
                    .contains(domain.text(), "_yanhuo.order", laowang.host(), "待验证");
            assertThat(status(press(domain, "look"))).isEqualTo(303);
            assertThat(Colleague.body(owner.open("/admin/domains"))).contains("NXDOMAIN");
            prove(domain);
            point();
            clock.advance(Duration.ofSeconds(11));
            press(domain, "look");

            assertThat(Colleague.body(owner.open("/admin/domains")))
                    .contains("使用中", "TXT 记录正确", "域名已指向平台");
            assertThat(status(press(domain, "removal"))).isEqualTo(303);
            assertThat(tenants.byHost(host)).isEmpty();
        }

        @Test
        void reads_what_is_wrong_with_a_name_beside_what_was_typed() {
            var answer = owner.submit("/admin/domains", of("host", "ops.yanhuo.localhost"));

            assertThat(status(answer)).isEqualTo(422);
            assertThat(Colleague.body(answer))
                    .contains("这是平台的域名", "value=\"ops.yanhuo.localhost\"");
            var hostile = owner.submit("/admin/domains", of("host", "<script>alert(1)</script>"));
            assertThat(status(hostile)).isEqualTo(422);
            assertThat(Colleague.body(hostile)).doesNotContain("<script>alert");
        }

        @Test
        void is_told_to_wait_before_looking_again() {
            var domain = claim(laowang);
            press(domain, "look");

            var answer = press(domain, "look");

            assertThat(status(answer)).isEqualTo(429);
            assertThat(Colleague.body(answer)).contains("请过 10 秒再查");
        }

        @Test
        void enters_a_filing_number_and_reads_what_is_wrong_with_it() {
            var domain = claim(laowang);
            var path = "/admin/domains/" + domain.id() + "/filing";

            var wrong = owner.submit(path, of("filing", "12345"));
            assertThat(status(wrong)).isEqualTo(422);
            assertThat(Colleague.body(wrong)).contains("备案号的格式不对", "value=\"12345\"");
            assertThat(status(owner.submit(path, of("filing", "粤ICP备12345678号-1")))).isEqualTo(303);

            assertThat(now(domain).filingNumber()).isEqualTo("粤ICP备12345678号-1");
        }

        @Test
        void sees_above_every_page_that_a_name_is_failing() {
            var domain = bound(laowang);
            DNS.remove(domain.host().proof());
            later(Duration.ofDays(1));
            the_owner_is_at_work();

            await().atMost(Duration.ofSeconds(5))
                    .untilAsserted(() ->
                            assertThat(Colleague.body(owner.open("/admin/brand")))
                                    .contains("自有域名 " + host + " 检查不通过"));
        }

        @Test
        void sees_a_name_in_other_letters_both_ways() {
            host = "点餐." + host;
            var domain = claim(laowang);

            assertThat(Colleague.body(owner.open("/admin/domains")))
                    .contains(host, domain.host().value());
        }
    }

    @Nested
    class Others {
        @Test
        void who_work_there_do_not_get_in() {
            var manager = new Colleague(mvc, laowang, StaffRole.MANAGER, staff, tickets);

            assertThat(status(manager.open("/admin/domains"))).isEqualTo(403);
            assertThat(Colleague.body(manager.open("/admin"))).doesNotContain("/admin/domains");
        }

        @Test
        void who_run_the_platform_see_the_names_and_their_state() {
            beans.getBean(OperatorAccounts.class).ensure("watch", PASSWORD);
            var entered = new MockHttpServletResponse();
            beans.getBean(OperatorSessions.class)
                    .signIn("watch", PASSWORD, new MockHttpServletRequest(), entered);
            var operator = new MockBrowser(mvc, "ops.yanhuo.localhost");
            operator.keep(entered.getCookies());
            bound(laowang);

            var page = operator.open("/tenants/" + laowang.publicId());

            assertThat(page.page()).contains("自有域名", host, "使用中", "自有域名启用");
            assertThat(operator.open("/tenants/" + amei.publicId()).page())
                    .doesNotContain("data-testid=\"domains\"");
        }
    }

    private MvcResult press(OwnDomain domain, String button) {
        return owner.submit("/admin/domains/" + domain.id() + "/" + button, of("none", ""));
    }

    private static int status(MvcResult result) {
        return result.getResponse().getStatus();
    }

    private static MultiValueMap<String, String> of(String name, String value) {
        var fields = new LinkedMultiValueMap<String, String>();
        fields.set(name, value);
        return fields;
    }
}
