package io.yanhuo.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yanhuo.migrations.SchemaName;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TenantKeyTest {
    private static final List<String> PARTS =
            List.of(
                    "", "a", "b", "ab", "bc", "abc", "1", "11", "1|1", "1:1", "|", ":", "\0",
                    "hours");

    @Test
    @DisplayName("T-19 keys whose parts run together to the same text are distinct")
    void keys_that_run_together_are_distinct() {
        var keys = new HashSet<TenantKey>();
        int built = 0;
        for (long tenant : new long[] {1, 11, 111}) {
            for (long epoch : new long[] {1, 11, 111}) {
                for (var name : PARTS) {
                    keys.add(scope(tenant, epoch).get(() -> TenantKey.of(name)));
                    built++;
                }
            }
        }

        assertThat(keys).hasSize(built);
    }

    @Test
    @DisplayName("T-19 a key cannot be built for nobody")
    void a_key_cannot_be_built_for_nobody() {
        assertThatThrownBy(() -> TenantKey.of("hours")).isInstanceOf(NoTenantScope.class);
    }

    private static TenantScope scope(long tenant, long epoch) {
        var schema = new SchemaName("t%012d".formatted(tenant));
        return new TenantScope(new TenantId(tenant), "public" + tenant, "main", schema, epoch);
    }
}
