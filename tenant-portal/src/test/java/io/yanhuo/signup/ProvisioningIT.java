package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.yanhuo.Crowd;
import io.yanhuo.access.StaffAccounts;
import io.yanhuo.access.StaffRole;
import io.yanhuo.integrations.sms.Inbox;
import io.yanhuo.menu.Menu;
import io.yanhuo.migrations.TenantSchemas;
import io.yanhuo.ordering.Store;
import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Refused;
import io.yanhuo.shared.Slug;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Operation;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From a form to an open restaurant, whatever happens on the way. */
class ProvisioningIT extends AccidentScene {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @Autowired Tenants tenants;
    @Autowired Brands brands;
    @Autowired Menu menu;
    @Autowired Store store;
    @Autowired StaffAccounts staff;
    @Autowired Inbox inbox;
    @Autowired TenantSchemas schemas;
    @Autowired PersonalData personal;

    private Orphans orphans;

    @BeforeEach
    void nothing_is_left_yet() {
        orphans = new Orphans(schemas);
    }

    @Nested
    class A_new_restaurant {
        @Test
        void opens_with_everything_it_needs() throws InterruptedException {
            var tenant = signups.open(RandomId.ofLength(20), laowang("laowang", "13911110001"));

            assertThat(tenant.state()).isEqualTo(TenantState.ACTIVE);
            assertThat(tenants.byHost(tenant.host())).contains(tenant);
            assertThat(brands.of(tenant.id()).name()).isEqualTo("老王烧腊");
            assertThat(brands.of(tenant.id()).colour()).isEqualTo("#8c1c2b");
            tenant.scope()
                    .run(() -> {
                        assertThat(menu.view().categories()).isNotEmpty();
                        assertThat(store.table("none")).isEmpty();
                        assertThat(staff.all())
                                .singleElement()
                                .satisfies(owner -> {
                                    assertThat(owner.role()).isEqualTo(StaffRole.OWNER);
                                    assertThat(owner.phone())
                                            .isEqualTo(new PhoneNumber("13911110001"));
                                });
                    });
            assertThat(welcomes("13911110001")).isEqualTo(1);
            orphans.assertNone();
        }

        @Test
        void is_one_however_often_the_form_is_sent() throws InterruptedException {
            var key = RandomId.ofLength(20);
            var first = signups.open(key, laowang("twice", "13911110002"));
            var second = signups.open(key, laowang("twice", "13911110002"));

            assertThat(second.id()).isEqualTo(first.id());
            assertThat(tenantsOf("13911110002")).isEqualTo(1);
        }

        @Test
        void may_have_the_name_of_another() throws InterruptedException {
            var first = open("namesake", "13911110003");
            var second = open("namesake", "13911110004");

            assertThat(second.name()).isEqualTo(first.name());
            assertThat(List.of(first.slug(), second.slug()))
                    .isEqualTo(List.of(first.slug(), first.slug() + "-2"));
        }

        @Test
        void is_the_last_of_its_owner_for_today_after_three() {
            var phone = new PhoneNumber("13911110005");
            for (int i = 0; i < 3; i++) signups.begin(restaurant("many", phone), fresh(), null);

            assertThatThrownBy(() -> signups.refuseTooMany(phone)).isInstanceOf(Refused.class);
            await().atMost(PATIENCE).until(() -> welcomes(phone.digits()) == 3);
        }
    }

    @Nested
    class When_the_process_dies {
        @Test
        @DisplayName("T-33 at every point, one after the other, it still opens exactly once")
        void at_every_point_one_after_the_other_it_still_opens_exactly_once() {
            accident.dieOnceAtEveryPoint();
            var id = signups.begin(laowang("phoenix", "13911110006"), fresh(), null);

            await().dontCatchUncaughtExceptions()
                    .atMost(PATIENCE)
                    .until(() -> signups.progress(id).state() == Progress.State.OPEN);

            assertThat(accident.deaths())
                    .contains("SCHEMA begun", "SCHEMA performed", "SCHEMA recorded")
                    .contains("WELCOME before-message", "WELCOME after-message")
                    .hasSize(3 * Provisioning.Step.values().length + 2);
            assertThat(tenantsOf("13911110006")).isEqualTo(1);
            assertThat(welcomes("13911110006")).isEqualTo(1);
            orphans.assertNone();
        }
    }

    @Nested
    class Given_up_by_an_operator {
        @Test
        void leaves_nothing_behind() {
            accident.failAt("CHECK");
            var id = signups.begin(laowang("ghost", "13911110007"), fresh(), null);
            await().atMost(PATIENCE)
                    .until(() -> signups.progress(id).state() == Progress.State.STUCK);
            var operation = operations.about(Provisioning.NAME, id).orElseThrow();
            assertThat(tenants.get(tenant(operation).id()).state())
                    .isEqualTo(TenantState.PROVISION_FAILED);
            var host = tenant(operation).host();

            assertThat(operations.abandon(operation.id())).isTrue();

            await().until(() -> state(operation) == Operation.State.ABANDONED);
            assertThat(signups.progress(id).state()).isEqualTo(Progress.State.GIVEN_UP);
            assertThat(tenantsOf("13911110007")).isZero();
            assertThat(count("SELECT COUNT(*) FROM tenant_host WHERE host = ?", host)).isZero();
            assertThat(welcomes("13911110007")).isZero();
            orphans.assertNone();
        }

        @Test
        void but_open_already_it_stays_open() {
            accident.failAt("WELCOME");
            var id = signups.begin(laowang("mute", "13911110008"), fresh(), null);
            var operation = operations.about(Provisioning.NAME, id).orElseThrow();
            await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.FAILED);

            operations.abandon(operation.id());

            await().until(() -> state(operation) == Operation.State.ABANDONED);
            assertThat(tenant(operation).state()).isEqualTo(TenantState.ACTIVE);
            assertThat(signups.progress(id).state()).isEqualTo(Progress.State.OPEN);
        }
    }

    @Nested
    class Mended_by_an_operator {
        @Test
        void goes_on_from_the_step_that_failed() {
            accident.failAt("HOST");
            var id = signups.begin(laowang("mended", "13911110009"), fresh(), null);
            var operation = operations.about(Provisioning.NAME, id).orElseThrow();
            await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.FAILED);
            accident.end();

            assertThat(operations.retry(operation.id())).isTrue();

            await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.DONE);
            assertThat(tenant(operation).state()).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Nested
    class Mended_after_it_failed_with_its_address_recorded_only_later {
        @Test
        void opens_as_well() {
            accident.failAt("PLACE");
            var id = signups.begin(laowang("early", "13911110010"), fresh(), null);
            var operation = operations.about(Provisioning.NAME, id).orElseThrow();
            await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.FAILED);
            accident.end();
            platform.sql(
                            "UPDATE operation_step SET state = 'FAILED'"
                                    + " WHERE operation_id = ? AND name = 'ADDRESS'")
                    .param(operation.id())
                    .update();

            assertThat(operations.retry(operation.id())).isTrue();

            await().atMost(PATIENCE).until(() -> state(operation) == Operation.State.DONE);
            assertThat(tenant(operation).state()).isEqualTo(TenantState.ACTIVE);
        }
    }

    @Nested
    class Twenty_who_want_one_address {
        @Test
        void get_it_and_the_next_free_ones() throws Exception {
            var wanted = "rush-" + RandomId.ofLength(6);

            var slugs = Crowd.atOnce(20, i -> signups.open(fresh(), tea(wanted, i)).slug());

            assertThat(slugs)
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 20)
                                    .mapToObj(new Slug(wanted)::numbered)
                                    .map(Slug::value)
                                    .toList());
            orphans.assertNone();
        }

        private static NewRestaurant tea(String slug, int owner) {
            var phone = new PhoneNumber("1392222" + (1000 + owner));
            return new NewRestaurant("抢先", new Slug(slug), "tea", "#8c1c2b", null, phone);
        }
    }

    private Tenant open(String slug, String phone) throws InterruptedException {
        return signups.open(fresh(), restaurant(slug, new PhoneNumber(phone)));
    }

    private static NewRestaurant laowang(String slug, String phone) {
        return restaurant(slug + "-" + RandomId.ofLength(5), new PhoneNumber(phone));
    }

    private static NewRestaurant restaurant(String slug, PhoneNumber owner) {
        return new NewRestaurant("老王烧腊", new Slug(slug), "roast", "#8c1c2b", null, owner);
    }

    private static String fresh() {
        return RandomId.ofLength(24);
    }

    private Operation.State state(Operation operation) {
        return operations.find(operation.id()).orElseThrow().state();
    }

    private Tenant tenant(Operation operation) {
        tenants.refresh();
        return tenants.get(operations.find(operation.id()).orElseThrow().tenant());
    }

    private long welcomes(String phone) {
        return inbox.messages().stream()
                .filter(message -> message.phone().equals(phone))
                .filter(message -> message.text().contains("已开张"))
                .count();
    }

    private long tenantsOf(String phone) {
        return count(
                "SELECT COUNT(*) FROM tenant WHERE owner_phone_hash = ?", personal.hash(phone));
    }

    private long count(String sql, Object... values) {
        return platform.sql(sql).params(values).query(Long.class).single();
    }
}
