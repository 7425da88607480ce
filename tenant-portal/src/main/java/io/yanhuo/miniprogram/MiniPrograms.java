package io.yanhuo.miniprogram;

import io.yanhuo.access.Audit;
import io.yanhuo.access.WxApps;
import io.yanhuo.shared.RandomId;
import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Allowances;
import io.yanhuo.tenancy.Brands;
import io.yanhuo.tenancy.Feature;
import io.yanhuo.tenancy.LimitRefusal;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The mini-program of the restaurant of the current scope, on its way to the diners. */
@Service
public class MiniPrograms {
    private final Downloads downloads;
    private final Packager packager;
    private final WxApps apps;
    private final Tenants tenants;
    private final Brands brands;
    private final AddressSettings address;
    private final Allowances allowances;
    private final Audit audit;
    private final Clock clock;

    MiniPrograms(
            Downloads downloads,
            Packager packager,
            WxApps apps,
            Tenants tenants,
            Brands brands,
            AddressSettings address,
            Allowances allowances,
            Audit audit,
            Clock clock) {
        this.downloads = downloads;
        this.packager = packager;
        this.apps = apps;
        this.tenants = tenants;
        this.brands = brands;
        this.address = address;
        this.allowances = allowances;
        this.audit = audit;
        this.clock = clock;
    }

    /** Whether somebody of the restaurant has taken the package. */
    @Transactional(readOnly = true)
    public boolean downloaded() {
        return downloads.any();
    }

    /** Why the restaurant's plan does not let it have one; null if it does. */
    public @Nullable LimitRefusal missing() {
        return allowances.missing(Feature.MINI_PROGRAM);
    }

    /** Under which the restaurant's mini-program is known to WeChat. */
    public Optional<String> appid() {
        return apps.appid(TenantScope.current().tenant());
    }

    /**
     * @throws io.yanhuo.shared.Refused if it is no appid, another restaurant's, or the plan has no
     *     mini-program
     */
    public void connect(String appid, String secret) {
        allowances.require(Feature.MINI_PROGRAM);
        apps.register(TenantScope.current().tenant(), appid, secret);
        audit.record("mini-program.connected", appid, "");
    }

    /** The package as a zip file; that it was taken is noted. */
    public byte[] take(String staffId) {
        allowances.require(Feature.MINI_PROGRAM);
        var contents = contents();
        var id = RandomId.ofLength(20);
        downloads.save(new Download(id, staffId, contents.appid(), clock.instant()));
        return packager.zip(tenants.current().slug() + "-mini-program", contents);
    }

    private PackageContents contents() {
        return PackageContents.of(tenants.current(), brands.current(), address, appid());
    }
}
