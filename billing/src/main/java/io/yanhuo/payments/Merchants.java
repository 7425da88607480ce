package io.yanhuo.payments;

import static io.yanhuo.tenancy.Utc.utc;

import io.yanhuo.payments.wechat.Merchant;
import io.yanhuo.payments.wechat.Merchant.Mode;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.MasterKey;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantPurged;
import io.yanhuo.tenancy.TenantRemoved;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Which merchant number each restaurant is paid at, and by which secret address it is reported. */
@Repository
class Merchants {
    private static final int KEY_LENGTH = 20;

    private final JdbcClient platform;
    private final Merchant ownMerchant;
    private final Clock clock;

    Merchants(JdbcClient platform, MasterKey key, Clock clock) {
        this.platform = platform;
        this.clock = clock;
        var secret = key.hash("payments-callback", "direct").substring(0, KEY_LENGTH);
        this.ownMerchant = new Merchant(Mode.DIRECT, secret, null);
    }

    /** The platform itself. */
    Merchant own() {
        return ownMerchant;
    }

    Optional<Merchant> of(TenantId tenant) {
        return platform.sql(
                        "SELECT callback_key, sub_mchid FROM tenant_wx_merchant"
                                + " WHERE tenant_id = ? AND state = 'ACTIVE'")
                .param(tenant.value())
                .query(Merchants::partner)
                .optional();
    }

    /** Also one that its restaurant has replaced: payments opened before still come in. */
    Optional<Merchant> byKey(String callbackKey) {
        if (ownMerchant.callbackKey().equals(callbackKey)) return Optional.of(ownMerchant);
        return platform.sql(
                        "SELECT callback_key, sub_mchid FROM tenant_wx_merchant"
                                + " WHERE callback_key = ?")
                .param(callbackKey)
                .query(Merchants::partner)
                .optional();
    }

    /** Of a payment of ours; that of practice is known to nobody outside. */
    Merchant get(String callbackKey) {
        if (Merchant.PRACTICE.callbackKey().equals(callbackKey)) return Merchant.PRACTICE;
        return byKey(callbackKey).orElseThrow(() -> new IllegalStateException("no merchant"));
    }

    /**
     * @return false if the number belongs to another restaurant
     */
    @Transactional("platform")
    public boolean connect(TenantId tenant, String subMchid) {
        try {
            platform.sql(
                            "UPDATE tenant_wx_merchant SET state = 'RETIRED' WHERE tenant_id = ?"
                                    + " AND sub_mchid <> ?")
                    .params(tenant.value(), subMchid)
                    .update();
            return revive(tenant, subMchid) || insert(tenant, subMchid);
        } catch (DuplicateKeyException _) {
            return false;
        }
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
        platform.sql("DELETE FROM tenant_wx_merchant WHERE tenant_id = ?")
                .param(tenant.value())
                .update();
    }

    private boolean revive(TenantId tenant, String subMchid) {
        return platform.sql(
                                "UPDATE tenant_wx_merchant SET state = 'ACTIVE', connected_at = ?"
                                        + " WHERE tenant_id = ? AND sub_mchid = ?")
                        .params(utc(clock.instant()), tenant.value(), subMchid)
                        .update()
                == 1;
    }

    private boolean insert(TenantId tenant, String subMchid) {
        return platform.sql("INSERT INTO tenant_wx_merchant VALUES (?, ?, ?, 'ACTIVE', ?)")
                        .params(
                                RandomId.ofLength(KEY_LENGTH),
                                tenant.value(),
                                subMchid,
                                utc(clock.instant()))
                        .update()
                == 1;
    }

    private static Merchant partner(ResultSet row, int number) throws SQLException {
        return new Merchant(
                Mode.PARTNER, row.getString("callback_key"), row.getString("sub_mchid"));
    }
}
