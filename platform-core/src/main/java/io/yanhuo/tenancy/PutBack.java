package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Whether the data of the restaurant of the current scope has been put back, and when. */
@Component
public class PutBack {
    /**
     * The schema that it lives in tells which order has made it, from the moment in which the
     * register names it, however far the hand came after that. If it has been archived since, it
     * lives in another one.
     */
    private static final String LAST =
            """
            SELECT MAX(created_at) AS ordered FROM operation
             WHERE tenant_id = ? AND kind = ?
               AND (state = 'DONE' OR JSON_UNQUOTE(JSON_EXTRACT(input, '$.to')) = ?)
            """;

    private final JdbcClient platform;

    /** What is put back gets another epoch: under the same one the answer stays the same. */
    private final Cache<TenantKey, Optional<Instant>> known =
            Caffeine.newBuilder().maximumSize(20_000).build();

    PutBack(JdbcClient platform) {
        this.platform = platform;
    }

    /**
     * When somebody ordered that it be put back, the last time that it was; empty if it never was.
     * Whatever is older than that came with the older data, and may have gone on meanwhile;
     * whatever is younger is from after it was put back, for what happened in between is not there.
     */
    public Optional<Instant> last() {
        var key = TenantKey.of("put-back");
        var remembered = known.getIfPresent(key);
        if (remembered != null) return remembered;
        // Read outside of the cache: whose turn does not come there keeps nobody else waiting.
        var fresh = look(TenantScope.current());
        known.put(key, fresh);
        return fresh;
    }

    private Optional<Instant> look(TenantScope here) {
        return platform.sql(LAST)
                .params(here.tenant().value(), BackupRestore.NAME, here.schema().value())
                .query((row, _) -> Optional.ofNullable(Utc.instant(row, "ordered")))
                .single();
    }
}
