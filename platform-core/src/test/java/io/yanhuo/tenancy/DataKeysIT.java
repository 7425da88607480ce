package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.TestApplication;
import io.yanhuo.TestTenants;
import io.yanhuo.access.Diners;
import io.yanhuo.access.WxApps;
import io.yanhuo.shared.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.PlatformTransactionManager;

/** What restaurants' personal data is sealed with. */
@SpringBootTest(
        classes = TestApplication.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "yanhuo.data-keys.quiet=2s",
            "yanhuo.operations.every=100ms",
            "yanhuo.operations.lease=5s"
        })
@ContextConfiguration(initializers = TestTenants.class)
class DataKeysIT {
    private static final String PHONE = "13800138000";
    private static final String APPID = "wx00000000deadbeef";

    @Autowired PersonalData personal;
    @Autowired KeyRing keys;
    @Autowired DataKeyOffice office;
    @Autowired Operations operations;
    @Autowired MasterKey master;
    @Autowired JdbcClient platform;
    @Autowired Clock clock;
    @Autowired Diners diners;
    @Autowired WxApps apps;
    @Autowired TestTenant testTenants;

    @Autowired
    @Qualifier("platform")
    PlatformTransactionManager transactions;

    private byte[] seal(Tenant tenant) {
        return tenant.scope().get(() -> personal.encrypt(PHONE, "diner", "phone_cipher"));
    }

    private String open(Tenant tenant, byte[] sealed) {
        return tenant.scope().get(() -> personal.decrypt(sealed, "diner", "phone_cipher"));
    }

    @Nested
    class A_sealed_value {
        @Test
        @DisplayName("T-48 copied into another restaurant, table or column cannot be read")
        void is_read_in_its_place_only() {
            var laowang = testTenants.create("laowang");
            var amei = testTenants.create("amei");
            var sealed = seal(laowang);

            assertThat(open(laowang, sealed)).isEqualTo(PHONE);
            assertThatThrownBy(() -> open(amei, sealed)).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() ->
                            laowang.scope()
                                    .get(() -> personal.decrypt(sealed, "staff", "phone_cipher")))
                    .isInstanceOf(IllegalStateException.class);
        }

        @Test
        void is_not_opened_by_the_wrapped_key_of_another_restaurant() {
            var laowang = testTenants.create("laowang");
            var amei = testTenants.create("amei");
            var sealed = seal(laowang);
            platform.sql(
                            """
                            UPDATE tenant_key mine JOIN tenant_key other ON other.tenant_id = ?
                               SET mine.data_key = other.data_key WHERE mine.tenant_id = ?
                            """)
                    .params(laowang.id().value(), amei.id().value())
                    .update();

            assertThatThrownBy(() -> open(amei, sealed)).isInstanceOf(RuntimeException.class);
        }

        @Test
        void of_the_time_before_keys_is_still_read_and_found() {
            var old = testTenants.create("old");
            var owner = old.id().toString();
            platform.sql("DELETE FROM tenant_key WHERE tenant_id = ?")
                    .param(old.id().value())
                    .update();
            var sealed =
                    Sealing.seal(
                            DerivedKeys.data(master, owner),
                            PHONE.getBytes(),
                            owner + "|diner|phone_cipher");

            assertThat(open(old, sealed)).isEqualTo(PHONE);
            assertThat(old.scope().get(() -> personal.hash(PHONE)))
                    .isEqualTo(MasterKey.hash(DerivedKeys.hash(master, owner), PHONE));
            assertThat(open(old, seal(old))).isEqualTo(PHONE);
        }
    }

    @Nested
    class Another_key {
        @Test
        @DisplayName("T-48 half-way through a change of keys both values are readable")
        void leaves_the_older_values_readable() {
            var laowang = testTenants.create("laowang");
            var before = seal(laowang);
            var hash = laowang.scope().get(() -> personal.hash(PHONE));

            keys.add(laowang.id(), 2);
            var after = seal(laowang);

            assertThat(after).startsWith(1, 0, 2);
            assertThat(open(laowang, before)).isEqualTo(PHONE);
            assertThat(open(laowang, after)).isEqualTo(PHONE);
            assertThat(laowang.scope().get(() -> personal.hash(PHONE))).isEqualTo(hash);
        }

        @Test
        void is_found_by_a_node_that_does_not_know_it_yet() {
            var laowang = testTenants.create("laowang");
            seal(laowang);
            var elsewhere = new KeyRing(platform, master, transactions, clock);
            elsewhere.add(laowang.id(), 2);
            var there = new PersonalData(master, elsewhere, java.util.List.of());
            var sealed = laowang.scope().get(() -> there.encrypt(PHONE, "diner", "phone_cipher"));

            assertThat(open(laowang, sealed)).isEqualTo(PHONE);
        }

        @Test
        void ends_with_everything_sealed_anew_and_the_older_key_destroyed() {
            var laowang = testTenants.create("laowang");
            apps.register(laowang.id(), APPID, "secret");
            var diner = laowang.scope().get(() -> diners.provePhone(null, new PhoneNumber(PHONE)));

            var operation = office.rotate(laowang.id());

            await().atMost(Duration.ofMinutes(2))
                    .until(() -> operations.find(operation.id()).orElseThrow().state().over());
            assertThat(operations.find(operation.id()).orElseThrow().state())
                    .isEqualTo(Operation.State.DONE);
            assertThat(keys.afresh(laowang.id()).versions()).containsOnlyKeys(2);
            assertThat(laowang.scope().get(() -> diners.phone(diner)))
                    .map(PhoneNumber::digits)
                    .contains(PHONE);
            assertThat(laowang.scope().get(() -> diners.provePhone(null, new PhoneNumber(PHONE))))
                    .as("is found by the number")
                    .isEqualTo(diner);
            assertThat(apps.of(laowang.id()).orElseThrow().secret()).isEqualTo("secret");
        }
    }

    @Nested
    class Destroyed_keys {
        @Test
        @DisplayName("T-47 what was sealed can never be read again, and nothing new is sealed")
        void make_copies_worthless() {
            var laowang = testTenants.create("laowang");
            var copy = seal(laowang);

            keys.destroyAll(laowang.id());

            assertThatThrownBy(() -> open(laowang, copy)).isInstanceOf(KeysDestroyed.class);
            assertThatThrownBy(() -> seal(laowang)).isInstanceOf(KeysDestroyed.class);
            assertThat(
                            platform.sql(
                                            "SELECT COUNT(*) FROM tenant_key WHERE tenant_id = ?"
                                                    + " AND (data_key IS NOT NULL OR hash_key IS"
                                                    + " NOT NULL)")
                                    .param(laowang.id().value())
                                    .query(Long.class)
                                    .single())
                    .isZero();
        }
    }
}
