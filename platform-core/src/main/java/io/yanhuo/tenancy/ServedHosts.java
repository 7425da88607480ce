package io.yanhuo.tenancy;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The hosts outside of the platform's own domain at which somebody is served, all in memory.
 * However many names are invented and asked for, each answer is as quick, and the database is asked
 * once a second at most, and after each change that is made here.
 */
@Service
public class ServedHosts {
    private final JdbcClient platform;
    private final AddressSettings address;
    private final TenantCache cache;
    private volatile @Nullable Known known;

    ServedHosts(JdbcClient platform, AddressSettings address, TenantCache cache) {
        this.platform = platform;
        this.address = address;
        this.cache = cache;
    }

    private record Known(TenantCache.Moment moment, Set<String> hosts) {}

    /** What another node has changed is known within a second. */
    public boolean contains(String host) {
        var now = known;
        if (now == null || !cache.isCurrent(now.moment())) now = read();
        return now.hosts().contains(host);
    }

    /** One reads for all who ask meanwhile. */
    private synchronized Known read() {
        var before = known;
        if (before != null && cache.isCurrent(before.moment())) return before;
        var moment = cache.moment();
        var now = new Known(moment, hosts());
        known = now;
        return now;
    }

    private Set<String> hosts() {
        return Set.copyOf(
                platform.sql(
                                "SELECT host FROM tenant_host WHERE status = 'ACTIVE'"
                                        + " AND host NOT LIKE CONCAT('%.', ?)")
                        .param(address.domain())
                        .query(String.class)
                        .list());
    }
}
