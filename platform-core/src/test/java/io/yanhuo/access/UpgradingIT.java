package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.Refusals;
import io.yanhuo.migrations.SchemaVersion;
import io.yanhuo.tenancy.SchemaFeature;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantRefusal;
import io.yanhuo.tenancy.Tenants;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A restaurant whose schema this release cannot serve, beside one whose schema it can. */
class UpgradingIT extends AnswerScene {
    @Autowired Tenants tenants;
    @Autowired JdbcClient platform;

    @Nested
    @DisplayName("T-41 a schema that is too new or too old")
    class A_schema_out_of_the_window {
        private final Tenant other = testTenants.create("other");

        @ParameterizedTest
        @ValueSource(strings = {"20991231-2359.99", "20200101-0000.1"})
        void is_refused_to_its_own_people_and_nobody_elses(String version) {
            at(other.host()).get("/probe");
            version(other, version);

            var machine = at(other.host()).getJson("/probe");
            assertThat(machine.status()).isEqualTo(503);
            assertThat(machine.header("Content-Type")).contains("application/problem+json");
            assertThat(machine.body()).contains("\"code\":\"tenancy.upgrading\"");
            assertThat(machine.header("Retry-After")).isPresent();
            var person = at(other.host()).get("/probe");
            assertThat(person.status()).isEqualTo(503);
            assertThat(person.body()).contains("店铺正在升级", "lang=\"zh");
            assertThat(at(other.host()).get("/admin/login").status()).isEqualTo(503);
            assertThat(at(other.host()).get("/assets/nothing.css").status()).isEqualTo(404);
            assertThat(at(laowang.host()).get("/probe").status()).isEqualTo(200);
        }

        @Test
        void is_skipped_by_jobs_and_refused_to_those_who_work_for_it() {
            version(other, "20991231-2359.99");

            assertThat(tenants.each(Tenant::id)).contains(laowang.id()).doesNotContain(other.id());
            Refusals.refused(() -> tenants.as(other.id(), () -> {}), TenantRefusal.Upgrading.class);
        }

        @Test
        void is_served_again_when_it_is_in_the_window() {
            version(other, "20991231-2359.99");
            version(other, SchemaVersion.ofThisRelease().value());

            assertThat(at(other.host()).get("/probe").status()).isEqualTo(200);
        }
    }

    @Test
    void a_feature_is_there_from_the_version_on_that_brought_it() {
        var now = SchemaVersion.ofThisRelease();

        assertThat(has(new SchemaFeature(now))).isTrue();
        assertThat(has(SchemaFeature.since("20200101-0000.1"))).isTrue();
        assertThat(has(SchemaFeature.since("20991231-2359.99"))).isFalse();
    }

    private boolean has(SchemaFeature feature) {
        return laowang.scope().get(() -> feature.in(tenants));
    }

    private void version(Tenant tenant, String version) {
        platform.sql("UPDATE tenant SET schema_version = ? WHERE tenant_id = ?")
                .params(version, tenant.id().value())
                .update();
        tenants.refresh();
    }
}
