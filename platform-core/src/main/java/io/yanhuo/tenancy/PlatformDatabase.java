package io.yanhuo.tenancy;

import io.yanhuo.migrations.PlatformSchema;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * The platform's schema and the master key for a command line, found by the same variables of the
 * environment as the application's.
 */
public record PlatformDatabase(DataSource source, MasterKey key) {
    /**
     * @throws IllegalArgumentException naming the variable that is missing
     */
    public static PlatformDatabase of(Map<String, String> environment) {
        var address =
                environment.getOrDefault("YANHUO_DB_HOST", "127.0.0.1")
                        + ":"
                        + environment.getOrDefault("YANHUO_DB_PORT", "3306");
        var settings =
                new DatabaseSettings(
                        address,
                        Map.of(),
                        need(environment, "YANHUO_DB_PLATFORM_PASSWORD"),
                        "",
                        "",
                        need(environment, "YANHUO_MASTER_KEY"),
                        environment.getOrDefault("YANHUO_DB_TLS", "REQUIRED"),
                        2,
                        1,
                        1,
                        1);
        var url = DatabaseUrl.of(settings, address, PlatformSchema.NAME);
        var source =
                new DriverManagerDataSource(url, "yanhuo_platform", settings.platformPassword());
        return new PlatformDatabase(source, new MasterKey(settings));
    }

    private static String need(Map<String, String> environment, String name) {
        var value = environment.get(name);
        if (value == null || value.isEmpty()) throw new IllegalArgumentException(name + "?");
        return value;
    }
}
