package io.yanhuo.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.yanhuo.migrations.SchemaName;
import io.yanhuo.tenancy.TenantId;
import io.yanhuo.tenancy.TenantScope;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DoorkeeperTest {
    private static final TenantId LAOWANG = new TenantId(1);
    private static final TenantId AMEI = new TenantId(2);

    @ParameterizedTest
    @EnumSource(names = {"DINER", "STAFF"})
    void somebody_of_a_restaurant_is_somebody_there_and_nowhere_else(Who kind) {
        var atLaowangs =
                new TenantScope(
                        LAOWANG, "laowang12345", "default", new SchemaName("t0123456789ab"), 1);

        assertThat(atLaowangs.<Boolean>get(() -> here(kind, LAOWANG))).isTrue();
        assertThat(atLaowangs.<Boolean>get(() -> here(kind, AMEI))).isFalse();
        assertThat(here(kind, LAOWANG)).isFalse();
    }

    @Test
    void an_operator_belongs_to_no_restaurant() {
        assertThat(here(Who.OPERATOR, null)).isTrue();
        assertThat(here(Who.OPERATOR, LAOWANG)).isFalse();
    }

    private static boolean here(Who kind, @Nullable TenantId tenant) {
        return Doorkeeper.isHere(new Actor(kind, tenant, "p1", "某人", null));
    }
}
