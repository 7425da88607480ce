package io.yanhuo.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.MockBrowser;
import io.yanhuo.access.DistributorIdentity;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.shared.Percentage;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.Tenants;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.web.servlet.MockMvc;

/** The page on which a person sees what he earns in all of his restaurants. */
class PartnersIT extends DistributionScene {
    private static final String UNREACHABLE = "现在看不到这家店的佣金";
    private static final long NOBODYS = -1;

    @Autowired Contracts contracts;
    @Autowired DistributorIdentity identity;
    @Autowired Inbox inbox;
    @Autowired Tenants tenants;
    @Autowired JdbcClient platform;
    @Autowired MockMvc mvc;

    private PhoneNumber phone;
    private MockBrowser partner;

    @BeforeEach
    void a_person_who_distributes_for_both() {
        phone = new PhoneNumber("139" + digits());
        distributes(laowang);
        distributes(amei);
        await().until(() -> contracts.of(identity.of(phone)).size() == 2);
        partner = signedIn();
    }

    @AfterEach
    void all_is_as_it_was() throws SQLException {
        change("UPDATE tenant SET state = 'ACTIVE'");
        change("UPDATE tenant_placement SET mode = 'RW'");
        var version = Objects.requireNonNull(amei.schemaVersion()).value();
        change("UPDATE tenant SET schema_version = '" + version + "'");
        let(amei.epoch());
    }

    @Test
    void has_each_with_its_own_figures() {
        var page = partner.open("/").page();

        assertThat(page).contains("laowang", "amei", laowang.host(), amei.host());
        assertThat(page).contains("佣金 10%").doesNotContain(UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UPDATE tenant SET state = 'ARCHIVED'",
                "UPDATE tenant_placement SET mode = 'FENCED'",
                "UPDATE tenant SET schema_version = '20200101-0000.1'"
            })
    void says_of_one_that_is_closed_moving_or_upgraded_that_it_cannot_be_asked(String change)
            throws SQLException {
        change(change);
        let(NOBODYS);

        assertThatTheOtherOneIsShown();
    }

    @Test
    void says_so_too_of_one_that_went_while_the_page_was_made() throws SQLException {
        let(NOBODYS);

        assertThatTheOtherOneIsShown();
    }

    private void assertThatTheOtherOneIsShown() {
        var page = partner.open("/").page();

        assertThat(partner.status()).isEqualTo(200);
        assertThat(page).contains("laowang", laowang.host(), "佣金 10%");
        assertThat(page).contains("amei", UNREACHABLE).doesNotContain(amei.host());
    }

    private void distributes(Tenant restaurant) {
        restaurant
                .scope()
                .run(() -> {
                    var diner = diners.provePhone(null, phone);
                    distributors.apply(diner, "小美", Distributors.AGREEMENT);
                    var applied = distributors.ofDiner(diner).orElseThrow();
                    distributors.approve(applied.id(), Percentage.of(10), "owner");
                });
    }

    private MockBrowser signedIn() {
        var browser = new MockBrowser(mvc, "partner.yanhuo.localhost").open("/login");
        browser.post("/login/code", Map.of("phone", phone.digits()));
        browser.post("/login", Map.of("phone", phone.digits(), "code", code()));
        return browser;
    }

    private String code() {
        return inbox.messages().stream()
                .filter(message -> message.phone().equals(phone.digits()))
                .map(message -> message.text().replaceAll(".*?(?<!\\d)(\\d{6})(?!\\d).*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private void change(String sql) {
        platform.sql(sql + " WHERE tenant_id = ?").param(amei.id().value()).update();
        tenants.refresh();
    }

    /** As the fence does it: work of no other epoch gets a connection. */
    private void let(long epoch) throws SQLException {
        try (var connection = TestDatabase.shared().administrator()) {
            JdbcClient.create(new SingleConnectionDataSource(connection, true))
                    .sql("UPDATE `" + amei.schema() + "`.tenant_identity SET epoch = ?")
                    .param(epoch)
                    .update();
        }
    }
}
