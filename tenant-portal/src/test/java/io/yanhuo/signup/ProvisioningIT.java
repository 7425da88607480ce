package io.yanhuo.signup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.yanhuo.database.TestDatabase;
import io.yanhuo.PortalTest;
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
import io.yanhuo.tenancy.Operations;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantState;
import io.yanhuo.tenancy.Tenants;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

@PortalTest
class ProvisioningIT {
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Signups signups;
    private final Operations operations;
    private final Tenants tenants;
    private final Brands brands;
    private final Menu menu;
    private final Store store;
    private final StaffAccounts staff;
    private final Inbox inbox;
    private final TenantSchemas schemas;
    private final PersonalData personal;
    private final JdbcClient platform;
    private final Accident accident;

    ProvisioningIT(
            Signups signups,
            Operations operations,
            Tenants tenants,
            Brands brands,
            Menu menu,
            Store store,
            StaffAccounts staff,
            Inbox inbox,
            TenantSchemas schemas,
            PersonalData personal,
            JdbcClient platform,
            ConfigurableApplicationContext context) {
        this.signups = signups;
        this.operations = operations;
        this.tenants = tenants;
        this.brands = brands;
        this.menu = menu;
        this.store = store;
        this.staff = staff;
        this.inbox = inbox;
        this.schemas = schemas;
        this.personal = personal;
        this.platform = platform;
        this.accident = new Accident(platform, context);
    }

    @BeforeEach
    void watch() {
        accident.begin();
    }

    @AfterEach
    void calm() {
        accident.end();
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
            assertNoOrphans();
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
            assertNoOrphans();
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
            assertNoOrphans();
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
    class Twenty_who_want_one_address {
        @Test
        void get_it_and_the_next_free_ones() throws Exception {
            var wanted = "rush-" + RandomId.ofLength(6);
            var jobs =
                    IntStream.range(0, 20)
                            .<Callable<Tenant>>mapToObj(i ->
                                    () ->
                                            signups.open(
                                                    fresh(),
                                                    new NewRestaurant(
                                                            "抢先",
                                                            new Slug(wanted),
                                                            "tea",
                                                            "#8c1c2b",
                                                            null,
                                                            new PhoneNumber(
                                                                    "1392222" + (1000 + i)))))
                            .toList();
            try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
                var slugs =
                        people.invokeAll(jobs).stream().map(job -> job.resultNow().slug()).toList();

                assertThat(slugs)
                        .containsExactlyInAnyOrderElementsOf(
                                IntStream.rangeClosed(1, 20)
                                        .mapToObj(new Slug(wanted)::numbered)
                                        .map(Slug::value)
                                        .toList());
            }
            assertNoOrphans();
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

    /** Every generated schema and account belongs to a restaurant, and every restaurant has one. */
    private void assertNoOrphans() {
        try (var connection = TestDatabase.shared().administrator()) {
            var server = JdbcClient.create(new SingleConnectionDataSource(connection, true));
            var placed =
                    Set.copyOf(names(server, "SELECT schema_name FROM platform.tenant_placement"));
            assertThat(names(server, "SELECT schema_name FROM information_schema.schemata"))
                    .filteredOn(name -> name.matches("t[0-9a-z]{12}"))
                    .filteredOn(name -> !name.equals(schemas.canary().value()))
                    .isSubsetOf(placed);
            assertThat(names(server, "SELECT user FROM mysql.user"))
                    .filteredOn(name -> name.matches("t[0-9a-z]{12}"))
                    .isSubsetOf(placed);
            assertThat(
                            names(
                                    server,
                                    "SELECT host FROM platform.tenant_host WHERE tenant_id NOT IN"
                                            + " (SELECT tenant_id FROM platform.tenant)"))
                    .isEmpty();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> names(JdbcClient server, String sql) {
        return server.sql(sql).query(String.class).list();
    }
}
