package io.yanhuo.domains;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.MockBrowser;
import io.yanhuo.access.OperatorAccounts;
import io.yanhuo.access.OperatorSessions;
import io.yanhuo.access.StaffRole;
import io.yanhuo.workspace.Colleague;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

/** What owner and operators read about the certificate of a name. */
class CertificatePagesIT extends DomainScene {
    private static final String PASSWORD = "correct-horse-battery";

    private Colleague owner;
    private OwnDomain domain;

    /** As it was seen; the day that pages show may be over by the time they do. */
    private @Nullable Instant until;

    @BeforeEach
    void a_name_is_in_use() {
        owner = new Colleague(mvc, laowang, StaffRole.OWNER, staff, tickets);
        domain = bound(laowang);
    }

    @Nested
    class The_owner {
        @Test
        void reads_nothing_before_anybody_has_looked() {
            assertThat(page("zh")).contains(host).doesNotContain("data-testid=\"certificate\"");
        }

        @Test
        void reads_until_when_it_is_valid_and_that_there_is_nothing_to_do() {
            seen(Duration.ofDays(80), null);

            assertThat(page("zh")).contains("HTTPS 证书有效期至 " + day(), "不用处理");
            assertThat(page("en")).contains("certificate valid until " + day());
        }

        @Test
        void reads_what_may_keep_it_from_being_renewed_once_it_ends_soon() {
            seen(Duration.ofDays(9), null);

            assertThat(page("zh")).contains(day(), "还没有自动续期", "CAA");
            assertThat(page("en")).contains(day(), "not renewed yet", "CAA");
        }

        @ParameterizedTest
        @EnumSource(CertificateFault.class)
        void reads_what_is_wrong_and_what_to_do(CertificateFault fault) {
            boolean expired = fault == CertificateFault.EXPIRED;
            seen(expired ? Duration.ofDays(-2) : null, fault);

            assertThat(page("zh")).contains("data-testid=\"certificate\"").doesNotContain("??");
            assertThat(page("zh")).contains(expired ? day() : "一般不用处理");
            assertThat(page("en")).contains(expired ? day() : "usually nothing to do");
        }

        private String page(String language) {
            return Colleague.body(owner.open("/admin/domains?lang=" + language));
        }
    }

    @Nested
    class Those_who_run_the_platform {
        @Test
        void read_it_on_the_page_of_the_restaurant() {
            beans.getBean(OperatorAccounts.class).ensure("watch", PASSWORD);
            var entered = new MockHttpServletResponse();
            beans.getBean(OperatorSessions.class)
                    .signIn("watch", PASSWORD, new MockHttpServletRequest(), entered);
            var operator = new MockBrowser(mvc, "ops.yanhuo.localhost");
            operator.keep(entered.getCookies());
            var path = "/tenants/" + laowang.publicId();
            assertThat(operator.open(path).page()).doesNotContain("data-testid=\"certificate\"");

            seen(Duration.ofDays(80), null);
            assertThat(operator.open(path).page()).contains("有效期至", day());
            seen(null, CertificateFault.UNTRUSTED);

            assertThat(operator.open(path).page()).contains("浏览器不信任").doesNotContain("??");
        }
    }

    private void seen(@Nullable Duration left, @Nullable CertificateFault fault) {
        var rows = beans.getBean(CertificateRows.class);
        rows.begin(domain.host().value(), clock.instant());
        until = left == null ? null : clock.instant().plus(left);
        rows.note(domain.host().value(), new Witness.Seen(until, fault));
    }

    private String day() {
        var zone = ZoneId.of(laowang.timeZone());
        return Objects.requireNonNull(until).atZone(zone).toLocalDate().toString();
    }
}
