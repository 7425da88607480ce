package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.access.StaffRole;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.TenantEvent;
import io.yanhuo.workspace.Colleague;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The page on which an owner changes the restaurant's address, and the operators' sight of it. */
class AddressPagesIT extends DomainScene {
    private static final String PAGE = "/admin/address";
    private static final String PASSWORD = "correct-horse-battery";

    private final String wanted = "laowangmian-" + RandomId.ofLength(6);
    private Colleague owner;

    @BeforeEach
    void the_owner_is_at_work() {
        owner = new Colleague(mvc, laowang, StaffRole.OWNER, staff, tickets);
    }

    @AfterEach
    void nobody_practises_any_more() {
        platform.sql("UPDATE tenant SET practice_of = NULL WHERE tenant_id = ?")
                .param(laowang.id().value())
                .update();
    }

    @Nested
    class An_owner {
        @Test
        void looks_first_then_decides_and_finds_the_way_to_the_new_one() {
            assertThat(Colleague.body(owner.open(PAGE))).contains(laowang.host(), "换一个网址");
            assertThat(Colleague.body(owner.open(PAGE + "/free?typed=" + wanted)))
                    .contains("\"good\":true", "可以用");

            var sure = Colleague.body(owner.open(PAGE + "/check?typed=" + wanted.toUpperCase()));
            assertThat(sure).contains("确定换成这个网址", laowang.host(), host(), "不用重印");
            assertThat(present()).as("until she says so").isEqualTo(laowang.host());
            assertThat(status(change(wanted))).isEqualTo(303);

            assertThat(present()).isEqualTo(host());
            assertThat(Colleague.body(owner.open(PAGE)))
                    .contains("网址已经换好了", host() + ":", "到新网址登录工作台", "旧网址", "换回来");
        }

        @Test
        void who_presses_twice_reads_that_it_is_so_already() {
            change(wanted);
            owner.open(PAGE);

            assertThat(status(change(wanted))).isEqualTo(303);

            assertThat(Colleague.body(owner.open(PAGE))).contains("已经是这个网址了");
        }

        @Test
        void goes_back() {
            change(wanted);
            var old = laowang.slug();
            assertThat(Colleague.body(owner.open(PAGE + "/check?typed=" + old)))
                    .contains("确定换成这个网址", laowang.host());

            assertThat(status(change(old))).isEqualTo(303);

            assertThat(present()).isEqualTo(laowang.host());
            assertThat(Colleague.body(owner.open(PAGE)))
                    .contains("以后才能再换成新的")
                    .doesNotContain("data-testid=\"back\"");
        }

        @ParameterizedTest
        @CsvSource({"'', 请填写网址", "ab, 至少要 3 个字符", "老王, 不能用：老 王", "ops, 是平台保留的名字", "-wang, 短横线"})
        void reads_what_is_wrong_beside_what_was_typed(String typed, String why) {
            for (var answer :
                    new MvcResult[] {owner.open(PAGE + "/check?typed=" + typed), change(typed)}) {
                assertThat(status(answer)).isEqualTo(422);
                assertThat(Colleague.body(answer)).contains(why, "value=\"" + typed + "\"");
            }
            assertThat(present()).isEqualTo(laowang.host());
        }

        @Test
        void is_offered_another_for_one_that_is_another_s() {
            var taken = owner.open(PAGE + "/check?typed=" + amei.slug());
            assertThat(status(taken)).isEqualTo(422);
            assertThat(Colleague.body(taken)).contains("您可以用 " + amei.slug() + "-2");

            var refused = change(amei.slug());

            assertThat(status(refused)).isEqualTo(409);
            assertThat(Colleague.body(refused)).contains(amei.host() + " 是别的店的网址");
        }

        @Test
        void does_not_write_a_script_into_the_page() {
            var hostile = change("<script>alert(1)</script>");

            assertThat(Colleague.body(hostile)).doesNotContain("<script>alert");
        }

        @Test
        void of_a_suspended_restaurant_looks_and_changes_nothing() {
            tenants.happen(laowang.id(), TenantEvent.SUSPEND);

            assertThat(Colleague.body(owner.open(PAGE)))
                    .contains(laowang.host())
                    .doesNotContain("data-testid=\"next\"");
            assertThat(status(change(wanted))).isGreaterThanOrEqualTo(400);
            assertThat(present()).isEqualTo(laowang.host());
        }
    }

    @Nested
    class Others {
        @ParameterizedTest
        @EnumSource(value = StaffRole.class, names = "OWNER", mode = EnumSource.Mode.EXCLUDE)
        void who_work_there_do_not_get_in(StaffRole role) {
            owner = new Colleague(mvc, laowang, role, staff, tickets);

            assertThat(status(owner.open(PAGE))).isEqualTo(403);
            assertThat(status(owner.open(PAGE + "/free?typed=" + wanted))).isEqualTo(403);
            assertThat(status(change(wanted))).isEqualTo(403);
            assertThat(present()).isEqualTo(laowang.host());
        }

        @Test
        void who_practise_are_told_that_it_is_elsewhere() {
            platform.sql("UPDATE tenant SET practice_of = ? WHERE tenant_id = ?")
                    .params(amei.id().value(), laowang.id().value())
                    .update();
            tenants.refresh();

            assertThat(status(owner.open(PAGE))).isEqualTo(409);
            assertThat(status(change(wanted))).isEqualTo(409);
        }

        @Test
        void who_run_the_platform_find_it_by_its_former_address() {
            change(wanted);
            beans.getBean(OperatorAccounts.class).ensure("watch", PASSWORD);
            var entered = new MockHttpServletResponse();
            beans.getBean(OperatorSessions.class)
                    .signIn("watch", PASSWORD, new MockHttpServletRequest(), entered);
            var operator = new MockBrowser(mvc, "ops.yanhuo.localhost");
            operator.keep(entered.getCookies());

            assertThat(operator.open("/?q=" + laowang.slug()).page()).contains(wanted);
            assertThat(operator.open("/tenants/" + laowang.publicId()).page())
                    .contains(laowang.host(), "换店铺网址");
        }
    }

    private MvcResult change(String typed) {
        MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
        fields.set("typed", typed);
        return owner.submit(PAGE, fields);
    }

    private String host() {
        return wanted + ".yanhuo.localhost";
    }

    private String present() {
        tenants.refresh();
        return tenants.get(laowang.id()).host();
    }

    private static int status(MvcResult result) {
        return result.getResponse().getStatus();
    }
}
