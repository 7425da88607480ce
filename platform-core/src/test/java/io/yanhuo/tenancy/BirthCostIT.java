package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.shared.PhoneNumber;
import io.yanhuo.shared.RandomId;
import io.yanhuo.shared.Slug;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.transaction.PlatformTransactionManager;

/** Somebody waits for her restaurant: what is done on the way is done once. */
class BirthCostIT extends OperationScene {
    @Nested
    class The_rows_of_steps {
        private final String id = RandomId.ofLength(26);
        private Counted counted;
        private Lease lease;

        @BeforeEach
        void an_operation_of_two_steps() {
            counted = new Counted(source);
            tools.rows().insert(nobodys(id), "{}");
            new OperationRows(JdbcClient.create(counted)).insertSteps(id, List.of("dig", "plant"));
            lease = leases.take(id, "me").orElseThrow();
        }

        @Test
        void are_written_at_once() {
            assertThat(counted.statements).hasValue(1);
            assertThat(operations.steps(id))
                    .extracting(OperationStep::name)
                    .containsExactly("dig", "plant");
        }

        @Test
        void begin_with_a_sign_of_life_at_once() {
            platform.sql("UPDATE operation SET lease_until = '2020-01-01' WHERE operation_id = ?")
                    .param(id)
                    .update();
            counted.statements.set(0);

            new Leases(JdbcClient.create(counted), settings, clock).begin(lease, 0);

            assertThat(counted.statements).hasValue(1);
            assertThat(operations.steps(id))
                    .extracting(OperationStep::state)
                    .containsExactly(OperationStep.State.RUNNING, OperationStep.State.PENDING);
            assertThat(leasedUntil()).isAfter(clock.instant());
        }

        @Test
        void do_not_begin_by_a_hand_that_was_overtaken() {
            var older = new Lease(id, "older", lease.fence() - 1);
            var before = leasedUntil();

            assertThatThrownBy(() -> leases.begin(older, 0)).isInstanceOf(Lease.Lost.class);

            assertThat(operations.steps(id).getFirst().attempts()).isZero();
            assertThat(leasedUntil()).isEqualTo(before);
        }

        private Instant leasedUntil() {
            return platform.sql("SELECT lease_until FROM operation WHERE operation_id = ?")
                    .param(id)
                    .query((row, _) -> Utc.required(row, "lease_until"))
                    .single();
        }
    }

    @Nested
    class A_turn {
        @Test
        void is_resumed_once() {
            reached(start(), Operation.State.DONE);

            assertThat(moving.resumed).hasValue(1);
        }

        @Test
        void is_resumed_again_by_whoever_tries_again() {
            moving.failures.set(2);
            reached(start(), Operation.State.DONE);

            assertThat(moving.resumed).hasValue(3);
        }
    }

    @Nested
    class What_was_ready {
        @Autowired TenantBirths rows;
        @Autowired Placement placement;
        @Autowired PreparedSchemas prepared;
        @Autowired Clusters clusters;
        @Autowired TenantAccounts accounts;
        @Autowired Retirement retirement;
        @Autowired TenantSmokeTest smokeTest;
        @Autowired PersonalData personal;
        @Autowired KeyRing keys;
        @Autowired Tenants tenants;
        @Autowired ApplicationEventPublisher events;

        @Autowired
        @Qualifier("platform")
        PlatformTransactionManager transactions;

        @Test
        void is_replaced_when_nobody_waits_any_more() {
            var calls = new AtomicInteger();
            var births = births(calls);
            var slug = new Slug("cheap-" + RandomId.ofLength(6));
            var id = births.reserve(new NewTenant(slug, "cheap", new PhoneNumber("13800000001")));
            assertThat(tenants.byId(id)).as("looked for too early").isEmpty();

            births.place(id);
            assertThat(calls).hasValue(0);
            assertThat(tenants.byId(id)).as("looked for again").isPresent();
            births.createSchema(id);
            births.createAccount(id);
            births.identify(id);
            births.connectHost(id);
            assertThat(calls).hasValue(0);
            births.open(id);

            assertThat(calls).hasValue(1);
        }

        private NewTenants births(AtomicInteger calls) {
            var pool =
                    new WarmPool(prepared, placement, clusters, accounts, retirement, 0) {
                        @Override
                        void call() {
                            calls.incrementAndGet();
                        }
                    };
            return new NewTenants(
                    rows,
                    placement,
                    pool,
                    clusters,
                    accounts,
                    smokeTest,
                    personal,
                    keys,
                    tenants,
                    transactions,
                    events);
        }
    }

    /** Outside of a transaction each statement asks for a connection. */
    private static final class Counted extends DelegatingDataSource {
        final AtomicInteger statements = new AtomicInteger();

        Counted(DataSource counted) {
            super(counted);
        }

        @Override
        public Connection getConnection() throws SQLException {
            statements.incrementAndGet();
            return super.getConnection();
        }
    }
}
