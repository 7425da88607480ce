package io.yanhuo.migrations;

import com.zaxxer.hikari.HikariDataSource;
import dev.yanhuo.database.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A few restaurants' schemas at this release, which the next one is to change. */
abstract class FleetScene {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    static final Release NOW = Release.ofThisBuild();
    static final Release NEXT = Releases.next();

    final CountedConnections ddl =
            new CountedConnections(source("yanhuo_ddl", TestDatabase.ACCOUNTS.ddl(), ""));
    final DataSource platformSource = Pool.PLATFORM;
    final JdbcClient platform = JdbcClient.create(platformSource);
    final JdbcClient server =
            JdbcClient.create(source("yanhuo_ddl", TestDatabase.ACCOUNTS.ddl(), ""));
    final Moved clock = new Moved();
    final TenantSchemas schemas = new TenantSchemas(ddl, NOW);

    CampaignSettings settings = settings(new Campaign.StopRule(3, 5_000));

    @BeforeEach
    void nobody_is_there() {
        new PlatformSchema(ddl).update();
        for (var table :
                List.of(
                        "migration_campaign",
                        "migration_target",
                        "migration_quarantine",
                        "migration_node",
                        "tenant_placement",
                        "tenant_host",
                        "tenant")) {
            platform.sql("DELETE FROM " + table).update();
        }
    }

    static CampaignSettings settings(Campaign.StopRule rule) {
        return settings(rule, Duration.ofSeconds(2));
    }

    static CampaignSettings settings(Campaign.StopRule rule, Duration lease) {
        return new CampaignSettings(
                List.of(),
                List.of(1, 10),
                rule,
                2,
                Duration.ofSeconds(1),
                lease,
                3,
                Duration.ofMillis(10));
    }

    /** As the application has one. */
    private static final class Pool {
        static final DataSource PLATFORM = pool();

        private static DataSource pool() {
            var pool = new HikariDataSource();
            pool.setDataSource(
                    source("yanhuo_platform", TestDatabase.ACCOUNTS.platform(), "platform"));
            pool.setMaximumPoolSize(10);
            return pool;
        }
    }

    private static DriverManagerDataSource source(String account, String password, String schema) {
        return new DriverManagerDataSource(
                "jdbc:mysql://"
                        + TestDatabase.shared().address()
                        + "/"
                        + schema
                        + "?useInformationSchema=false&connectionTimeZone=UTC",
                account,
                password);
    }

    Campaigns campaigns() {
        return campaigns(NEXT);
    }

    Campaigns campaigns(Release release) {
        return new Campaigns(platformSource, release, settings, clock);
    }

    CampaignRunner runner(String owner) {
        return runner(NEXT, owner);
    }

    CampaignRunner runner(Release release, String owner) {
        return new CampaignRunner(platformSource, _ -> ddl, release, settings, clock, owner);
    }

    /** Begins a campaign, if there is something to do, and works until nothing can be done. */
    void run(Release release) {
        campaigns(release)
                .begin("test")
                .ifPresent(campaign -> runner(release, "one").work(campaign, () -> true));
    }

    /** As before, but no other hand of this process waits for the dead one's lease. */
    void runUntilDead() {
        var campaign = campaigns(NEXT).begin("test").orElseThrow();
        runner(NEXT, "one").work(campaign, () -> !ddl.died());
    }

    Dispatch dispatch(String owner) {
        return new Dispatch(platformSource, settings, clock, owner);
    }

    /** The next restaurant, of which there is one. */
    Target take(Dispatch hand, Campaign campaign) {
        return ((Dispatch.Answer.Take) hand.next(campaign.id())).target();
    }

    /** Until somebody has begun it once more, and has died or given it back. */
    void tryOnce(SchemaName schema) {
        var campaign = campaigns().begin("test").orElseThrow();
        int before = attempts(schema);
        runner("one").work(campaign, () -> attempts(schema) == before);
    }

    int attempts(SchemaName schema) {
        return platform.sql("SELECT attempts FROM migration_target WHERE tenant_id = ?")
                .param(tenant(schema))
                .query(Integer.class)
                .single();
    }

    /** With a schema at this release. */
    List<SchemaName> restaurants(int number) {
        var names = register(number, NOW.version());
        names.forEach(schemas::create);
        return names;
    }

    /** Rows of the platform alone: whoever looks for their schemas fails. */
    List<SchemaName> register(int number, SchemaVersion version) {
        return IntStream.range(0, number)
                .mapToObj(_ -> register("tfleet%07d".formatted(SCHEMAS.incrementAndGet()), version))
                .toList();
    }

    private SchemaName register(String schema, SchemaVersion version) {
        platform.sql(
                        "INSERT INTO tenant (public_id, slug, name, state, schema_version,"
                                + " time_zone, created_at) VALUES (?, ?, ?, 'ACTIVE', ?, 'UTC', NOW())")
                .params(schema.substring(1), schema, schema, version.value())
                .update();
        platform.sql(
                        "INSERT INTO tenant_placement SELECT tenant_id, 'default', slug, 1, 'RW'"
                                + " FROM tenant WHERE slug = ?")
                .param(schema)
                .update();
        return new SchemaName(schema);
    }

    long tenant(SchemaName schema) {
        return platform.sql("SELECT tenant_id FROM tenant WHERE slug = ?")
                .param(schema.value())
                .query(Long.class)
                .single();
    }

    String version(SchemaName schema) {
        return platform.sql("SELECT schema_version FROM tenant WHERE slug = ?")
                .param(schema.value())
                .query(String.class)
                .single();
    }

    long at(SchemaVersion version) {
        return platform.sql("SELECT COUNT(*) FROM tenant WHERE schema_version = ?")
                .param(version.value())
                .query(Long.class)
                .single();
    }

    String statusOf(SchemaName schema) {
        return platform.sql(
                        "SELECT status FROM migration_target WHERE tenant_id = ?"
                                + " ORDER BY campaign_id DESC LIMIT 1")
                .param(tenant(schema))
                .query(String.class)
                .single();
    }

    /** As if an earlier campaign had changed a restaurant in each of these times. */
    void measured(int... millis) {
        for (int each : millis) {
            platform.sql(
                            "INSERT INTO migration_target (campaign_id, tenant_id, wave,"
                                    + " from_version, status, millis) VALUES (0, ?, 1, '-', 'DONE', ?)")
                    .params(each, each)
                    .update();
        }
    }

    /** A table that only the next release should bring, made by somebody's hand. */
    void poison(SchemaName schema) {
        server.sql("CREATE TABLE " + schema + ".dish_tag (mine INT)").update();
    }

    void heal(SchemaName schema) {
        server.sql("DROP TABLE " + schema + ".dish_tag").update();
    }

    /** A transaction that has read the orders and does not end. */
    Connection holdOpen(SchemaName schema) throws SQLException {
        var connection = ddl.uncounted();
        connection.setAutoCommit(false);
        Sql.column(connection, "SELECT COUNT(*) FROM " + schema + ".orders");
        return connection;
    }

    /** The time that the leases see. */
    static final class Moved extends Clock {
        private volatile Duration ahead = Duration.ZERO;

        void advance(Duration by) {
            ahead = ahead.plus(by);
        }

        @Override
        public Instant instant() {
            return Clock.systemUTC().instant().plus(ahead);
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    }
}
