package io.yanhuo.access;

import io.yanhuo.shared.Refused;
import io.yanhuo.tenancy.PersonalData;
import io.yanhuo.tenancy.Remembered;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import io.yanhuo.tenancy.Tenants;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Which mini-program is which restaurant's. An appid belongs to one restaurant at most. */
@Service
public class WxApps {
    private static final Pattern APPID = Pattern.compile("wx[0-9a-zA-Z]{16}");
    private static final String TABLE = "tenant_wx_app";
    private static final String COLUMN = "secret_cipher";

    private final JdbcClient platform;
    private final PersonalData personal;
    private final Tenants tenants;
    private final TransactionTemplate transaction;
    private final Remembered<TenantId, String> appids =
            new Remembered<>(Duration.ofSeconds(30), 20_000, this::read);

    WxApps(
            JdbcClient platform,
            PersonalData personal,
            Tenants tenants,
            @Qualifier("platform") PlatformTransactionManager transactions) {
        this.platform = platform;
        this.personal = personal;
        this.tenants = tenants;
        this.transaction = new TransactionTemplate(transactions);
    }

    private record Row(String appid, byte[] secret) {}

    /**
     * The restaurant's mini-program is this one from now on; repeating it changes the secret.
     *
     * @throws Refused if it is no appid, or another restaurant's, or this one is for practice
     */
    public void register(TenantId tenant, String appid, String secret) {
        if (!APPID.matcher(appid).matches()) throw new Refused(new AccessRefusal.NotAnAppid());
        if (tenants.get(tenant).practice()) throw new Refused(new PracticeRefusal.NotInPractice());
        // Before the transaction, in which nobody may become another restaurant.
        byte[] sealed = tenants.as(tenant, () -> personal.encrypt(secret, TABLE, COLUMN));
        transaction.executeWithoutResult(_ -> write(tenant, appid, sealed));
        appids.forget(tenant);
    }

    private void write(TenantId tenant, String appid, byte[] sealed) {
        platform.sql("INSERT IGNORE INTO tenant_wx_app VALUES (?, ?, ?, 'ACTIVE')")
                .params(appid, tenant.value(), sealed)
                .update();
        int mine =
                platform.sql(
                                """
                                UPDATE tenant_wx_app SET secret_cipher = ?, status = 'ACTIVE'
                                 WHERE appid = ? AND tenant_id = ?
                                """)
                        .params(sealed, appid, tenant.value())
                        .update();
        if (mine == 0) throw new Refused(new AccessRefusal.AppidTaken());
        platform.sql(
                        """
                        UPDATE tenant_wx_app SET status = 'REPLACED'
                         WHERE tenant_id = ? AND appid <> ?
                        """)
                .params(tenant.value(), appid)
                .update();
    }

    @EventListener
    void on(TenantRemoved removed) {
        forget(removed.tenant());
    }

    @EventListener
    void on(TenantPurged purged) {
        forget(purged.tenant());
    }

    private void forget(TenantId tenant) {
        platform.sql("DELETE FROM tenant_wx_app WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
        appids.forget(tenant);
    }

    public Optional<WxApp> of(TenantId tenant) {
        return row(tenant).map(row -> new WxApp(row.appid(), secret(tenant, row)));
    }

    /** Known for half a minute without asking again. */
    public Optional<String> appid(TenantId tenant) {
        return Optional.ofNullable(appids.of(tenant));
    }

    private @Nullable String read(TenantId tenant) {
        return row(tenant).map(Row::appid).orElse(null);
    }

    private String secret(TenantId tenant, Row row) {
        return tenants.as(tenant, () -> personal.secret(row.secret(), TABLE, COLUMN));
    }

    private Optional<Row> row(TenantId tenant) {
        return platform.sql(
                        """
                        SELECT appid, secret_cipher FROM tenant_wx_app
                         WHERE tenant_id = ? AND status = 'ACTIVE'
                        """)
                .param(tenant.value())
                .query((row, _) -> new Row(row.getString(1), row.getBytes(2)))
                .optional();
    }
}
