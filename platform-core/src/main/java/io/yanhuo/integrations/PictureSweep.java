package io.yanhuo.integrations;

import io.yanhuo.tenancy.LaidByPictures;
import io.yanhuo.tenancy.PictureUse;
import io.yanhuo.tenancy.Pictures;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.Tenants;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Throws away pictures that were replaced, or chosen and never saved. */
@Component
class PictureSweep implements RecurringJob {
    private static final Logger LOG = LoggerFactory.getLogger(PictureSweep.class);

    private final Pictures pictures;
    private final LaidByPictures laidBy;
    private final List<PictureUse> uses;
    private final Tenants tenants;
    private final Clock clock;

    PictureSweep(
            Pictures pictures,
            LaidByPictures laidBy,
            List<PictureUse> uses,
            Tenants tenants,
            Clock clock) {
        this.pictures = pictures;
        this.laidBy = laidBy;
        this.uses = uses;
        this.tenants = tenants;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "picture-sweep";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(6);
    }

    @Override
    public void run() {
        tenants.each(this::sweep);
    }

    /** Where not every use can be asked, nothing is thrown away, and the others still are swept. */
    private TenantId sweep(Tenant tenant) {
        try {
            var shown =
                    uses.stream()
                            .flatMap(use -> use.pictures().stream())
                            .collect(Collectors.toSet());
            int gone = pictures.forgetUnused(shown, clock.instant());
            laidBy.forgetOld(tenant.id());
            if (gone > 0) LOG.info("{} unused pictures of tenant {} are gone", gone, tenant.id());
        } catch (RuntimeException e) {
            LOG.warn("pictures of tenant {} could not be swept", tenant.id(), e);
        }
        return tenant.id();
    }
}
