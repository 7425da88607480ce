package io.yanhuo.tenancy;

import static io.yanhuo.tenancy.Utc.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The restaurants' food business licences. */
@Service
public class Licences {
    private final JdbcClient platform;
    private final Tenants tenants;
    private final Clock clock;
    private final Remembered<TenantId, Optional<Licence>> known =
            new Remembered<>(Duration.ofSeconds(2), 20_000, this::read);

    Licences(JdbcClient platform, Tenants tenants, Clock clock) {
        this.platform = platform;
        this.tenants = tenants;
        this.clock = clock;
    }

    public Optional<Licence> of(TenantId tenant) {
        return Objects.requireNonNull(known.of(tenant));
    }

    @Transactional("platform")
    public void enter(TenantId tenant, Licence licence) {
        platform.sql(
                        """
                        INSERT INTO tenant_licence
                            (tenant_id, number, holder, valid_until, entered_at)
                        VALUES (?, ?, ?, ?, ?)
                            ON DUPLICATE KEY UPDATE number = VALUES(number),
                                holder = VALUES(holder), valid_until = VALUES(valid_until),
                                entered_at = VALUES(entered_at)
                        """)
                .params(tenant.value(), licence.number(), licence.holder(), licence.validUntil())
                .param(utc(clock.instant()))
                .update();
        AfterCommit.run(() -> known.forget(tenant));
    }

    /**
     * Whether the restaurant of the current scope may take orders today, in its time zone; to
     * practise, nobody needs a licence.
     */
    public boolean currentIsValid() {
        var tenant = tenants.current();
        if (tenant.practice()) return true;
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(tenant.timeZone()));
        return of(tenant.id()).filter(licence -> licence.validOn(today)).isPresent();
    }

    private Optional<Licence> read(TenantId tenant) {
        return platform.sql(
                        "SELECT number, holder, valid_until FROM tenant_licence"
                                + " WHERE tenant_id = ?")
                .param(tenant.value())
                .query((row, _) ->
                        new Licence(
                                row.getString("number"),
                                row.getString("holder"),
                                row.getObject("valid_until", LocalDate.class)))
                .optional();
    }
}
