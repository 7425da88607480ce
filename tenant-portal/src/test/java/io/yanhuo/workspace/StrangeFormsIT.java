package io.yanhuo.workspace;

import static io.yanhuo.workspace.Colleague.body;
import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.PortalTest;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.access.Tickets;
import io.yanhuo.tenancy.TestTenant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.thymeleaf.spring6.view.ThymeleafViewResolver;

/** What no page of ours sends, and what people type that we did not think of. */
@PortalTest
class StrangeFormsIT {
    private final MockMvc mvc;
    private final TestTenant tenants;
    private final StaffAccounts staff;
    private final Tickets tickets;
    private final ThymeleafViewResolver pages;

    Colleague owner;

    StrangeFormsIT(
            MockMvc mvc,
            TestTenant tenants,
            StaffAccounts staff,
            Tickets tickets,
            ThymeleafViewResolver pages) {
        this.mvc = mvc;
        this.tenants = tenants;
        this.staff = staff;
        this.tickets = tickets;
        this.pages = pages;
    }

    @BeforeEach
    void an_owner() {
        owner = new Colleague(mvc, tenants.create("laowang"), StaffRole.OWNER, staff, tickets);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/distribution/rules | _open=on&rate=viel&freezeDays=7&touch=FIRST&windowDays=30 | 0 到 30",
                "/admin/distribution/rules | _open=on&rate=31&freezeDays=7&touch=FIRST&windowDays=30 | 0 到 30",
                "/admin/distribution/rules | _open=on&rate=5&freezeDays=&touch=FIRST&windowDays=30 | 0 到 90",
                "/admin/distribution/rules | _open=on&rate=5&freezeDays=7&touch=FIRST&windowDays=x | 3650",
                "/admin/distribution/rules | _open=on&touch=FIRST | 0 到 30",
                "/admin/staff | name=小美&role=CASHIER | 手机号",
                "/admin/store | _takingOrders=&_dineIn=&_pickup=&_delivery=&_autoAccept=&from=09:00 | 营业",
                "/admin/payment-account | a=b | 商户号",
                "/admin/delivery | upTo=3 | 第 1 档",
                "/admin/licence | number=JY14403040000001&holder=老王&until=+999999999-12-31 | 有效期"
            })
    void are_shown_again_whole_with_what_to_mend(String path, String fields, String mend) {
        var page = owner.submit(path, fields(fields));

        assertThat(page.getResponse().getStatus()).as(body(page)).isEqualTo(422);
        assertThat(body(page)).contains(mend, "</html>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/admin/distribution/rules | open=perhaps&rate=5&freezeDays=7&touch=FIRST&windowDays=30",
                "/admin/distribution/rules | _open=on&rate=5&freezeDays=7&touch=NOBODY&windowDays=30",
                "/admin/staff | name=小美&phone=13900000001&role=EMPEROR",
                "/admin/store | takingOrders=perhaps",
                "/admin/categories | name=汤&hidden=perhaps"
            })
    void are_refused_when_somebody_made_them_up(String path, String fields) {
        var page = owner.submit(path, fields(fields));

        assertThat(page.getResponse().getStatus()).as(body(page)).isEqualTo(400);
    }

    @Test
    void take_a_rate_with_the_sign_that_people_type_after_it() {
        var rules = fields("open=true&rate=8.5 %&freezeDays=7&touch=LAST&windowDays=30");

        var page = owner.submit("/admin/distribution/rules", rules);

        assertThat(page.getResponse().getStatus()).as(body(page)).isEqualTo(303);
        assertThat(body(owner.open("/admin/distribution"))).contains("value=\"8.5\"");
    }

    @Test
    void never_leave_half_a_page_that_looks_like_a_whole_one() {
        assertThat(pages.getProducePartialOutputWhileProcessing()).isFalse();
    }

    private static MultiValueMap<String, String> fields(String form) {
        var fields = new LinkedMultiValueMap<String, String>();
        for (var field : form.split("&")) {
            var pair = field.split("=", 2);
            fields.add(pair[0], pair[1]);
        }
        return fields;
    }
}
