package io.yanhuo.access.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.access.Traffic;
import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.NoTenantScope;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TrafficSharesTest {
    /** Each name is the beginning of the next one's. */
    private final TenantScope lao = scope(1, "aaaaaaaaaaa1");

    private final TenantScope laowang = scope(11, "aaaaaaaaaa11");
    private final TrafficShares shares =
            new TrafficShares(
                    BucketsTest.settings(Map.of(Traffic.STOREFRONT, 60, Traffic.WORKSPACE, 60)));

    @Test
    @DisplayName("T-19 restaurants whose names begin alike share no bucket")
    void restaurants_whose_names_begin_alike_share_no_bucket() {
        assertThat(served(lao, Traffic.STOREFRONT, 100)).isEqualTo(20);

        assertThat(served(laowang, Traffic.STOREFRONT, 100)).isEqualTo(20);
        assertThat(served(lao, Traffic.STOREFRONT, 1)).isZero();
    }

    @Test
    void what_is_used_up_of_one_kind_is_not_of_another() {
        served(lao, Traffic.STOREFRONT, 100);

        assertThat(served(lao, Traffic.WORKSPACE, 100)).isEqualTo(20);
        assertThat(served(lao, Traffic.EXPORT, 100)).isEqualTo(3);
        assertThat(served(lao, Traffic.MONEY, 1_000)).isEqualTo(1_000);
    }

    @Test
    void nobodys_requests_cannot_be_counted() {
        assertThatThrownBy(() -> shares.count(Traffic.MONEY)).isInstanceOf(NoTenantScope.class);
    }

    private int served(TenantScope restaurant, Traffic kind, int wanted) {
        return restaurant.get(() -> {
            int served = 0;
            for (int i = 0; i < wanted; i++) if (shares.count(kind) == null) served++;
            return served;
        });
    }

    private static TenantScope scope(long tenant, String publicId) {
        var schema = new SchemaName("t%012d".formatted(tenant));
        return new TenantScope(new TenantId(tenant), publicId, "default", schema, 1);
    }
}
