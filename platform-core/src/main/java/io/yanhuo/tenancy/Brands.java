package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Names, colours and logos of the restaurants. */
@Service
public class Brands implements PictureUse {
    /** The platform's own red, for a restaurant that has chosen nothing yet. */
    public static final String DEFAULT_COLOUR = "#b5261e";

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    private final JdbcClient platform;
    private final Tenants tenants;
    private final Remembered<TenantId, Brand> known =
            new Remembered<>(Duration.ofSeconds(2), 20_000, this::read);

    Brands(JdbcClient platform, Tenants tenants) {
        this.platform = platform;
        this.tenants = tenants;
    }

    public Brand of(TenantId tenant) {
        return Objects.requireNonNull(known.of(tenant));
    }

    /** Of the restaurant in whose scope the work happens. */
    public Brand current() {
        return of(TenantScope.current().tenant());
    }

    @Override
    public Set<String> pictures() {
        var logo = read(TenantScope.current().tenant()).logo();
        return logo == null ? Set.of() : Set.of(logo);
    }

    @Transactional("platform")
    public void change(TenantId tenant, String name, String colour, @Nullable String logo) {
        if (!COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException("a colour is written #rrggbb");
        }
        platform.sql("UPDATE tenant SET name = ? WHERE tenant_id = ?")
                .params(name, tenant.value())
                .update();
        platform.sql(
                        """
                        INSERT INTO tenant_brand (tenant_id, colour, logo) VALUES (?, ?, ?)
                            ON DUPLICATE KEY UPDATE colour = VALUES(colour), logo = VALUES(logo)
                        """)
                .param(tenant.value())
                .param(colour)
                .param(logo)
                .update();
        AfterCommit.run(() -> known.forget(tenant));
        tenants.refresh();
    }

    private Brand read(TenantId tenant) {
        return platform.sql(
                        """
                        SELECT t.name, b.colour, b.logo
                          FROM tenant t LEFT JOIN tenant_brand b ON b.tenant_id = t.tenant_id
                         WHERE t.tenant_id = ?
                        """)
                .param(tenant.value())
                .query((row, _) ->
                        new Brand(
                                row.getString("name"),
                                row.getString("colour") == null
                                        ? DEFAULT_COLOUR
                                        : row.getString("colour"),
                                row.getString("logo")))
                .single();
    }
}
