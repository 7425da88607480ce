package io.yanhuo.migrations;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What the command line works with: the same database as the application's, found by the same
 * variables of the environment. The master key is not needed, for no restaurant's account is used.
 */
final class CommandTools implements AutoCloseable {
    private static final String OPTIONS =
            "?useInformationSchema=false&connectionTimeZone=UTC&characterEncoding=UTF-8"
                    + "&connectTimeout=5000&tcpKeepAlive=true";

    /** The server with the platform's schema, on which restaurants live as well. */
    private static final String HOME = "default";

    private final HikariDataSource platform;
    private final DatabaseServers servers;
    private final Release release;
    private final CampaignSettings settings;
    private final String owner = "command line " + ProcessHandle.current().pid();

    private CommandTools(
            HikariDataSource platform,
            DatabaseServers servers,
            Release release,
            CampaignSettings settings) {
        this.platform = platform;
        this.servers = servers;
        this.release = release;
        this.settings = settings;
    }

    static CommandTools of(CommandOptions options, Release release) {
        var environment = System.getenv();
        var address =
                environment.getOrDefault("YANHUO_DB_HOST", "127.0.0.1")
                        + ":"
                        + environment.getOrDefault("YANHUO_DB_PORT", "3306");
        var tls = environment.getOrDefault("YANHUO_DB_TLS", "REQUIRED");
        var platform = platform(address, tls, need(environment, "YANHUO_DB_PLATFORM_PASSWORD"));
        var password = need(environment, "YANHUO_DB_DDL_PASSWORD");
        DatabaseServers servers =
                cluster -> ddl(addressOf(cluster, address, environment), tls, password);
        return new CommandTools(platform, servers, release, options.settings());
    }

    private static String need(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isEmpty()) throw new IllegalArgumentException(name + "?");
        return value;
    }

    private static HikariDataSource platform(String address, String tls, String password) {
        var config = new HikariConfig();
        config.setPoolName("platform");
        config.setJdbcUrl(
                "jdbc:mysql://" + address + "/" + PlatformSchema.NAME + OPTIONS + Tls.options(tls));
        config.setUsername("yanhuo_platform");
        config.setPassword(password);
        config.setMaximumPoolSize(8);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(10_000);
        return new HikariDataSource(config);
    }

    private static DataSource ddl(String address, String tls, String password) {
        return new DriverManagerDataSource(
                "jdbc:mysql://" + address + "/" + OPTIONS + Tls.options(tls),
                "yanhuo_ddl",
                password);
    }

    private static String addressOf(String cluster, String own, Map<String, String> environment) {
        if (cluster.equals(HOME)) return own;
        return need(environment, "YANHUO_DATABASE_CLUSTERS_" + cluster.toUpperCase(Locale.ROOT));
    }

    String owner() {
        return owner;
    }

    Campaigns campaigns() {
        return new Campaigns(platform, release, settings, Clock.systemUTC());
    }

    CampaignRunner runner() {
        return new CampaignRunner(platform, servers, release, settings, Clock.systemUTC(), owner);
    }

    DryRun dryRun() {
        return new DryRun(platform, servers, release);
    }

    DriftCheck driftCheck() {
        return new DriftCheck(platform, servers, release);
    }

    /** Whoever runs before the release's first application finds the campaigns' tables missing. */
    void preparePlatform() {
        new PlatformSchema(servers.ddl(HOME)).update();
    }

    @Override
    public void close() {
        platform.close();
    }
}
