package io.yanhuo.tenancy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The hosts outside of the platform's own domain at which somebody is served, all in memory.
 * However many names are invented and asked for, each answer is as quick, and the database is asked
 * once a second at most, and after each change that is made here. While it does not answer, what
 * was known a minute ago at most still holds.
 */
@Service
public class ServedHosts {
    private static final Logger LOG = LoggerFactory.getLogger(ServedHosts.class);
    private static final Duration WORTH = Duration.ofMinutes(1);

    private final JdbcClient platform;
    private final TenantCache cache;
    private final ReentrantLock reading = new ReentrantLock();
    private volatile @Nullable Known known;

    ServedHosts(JdbcClient platform, TenantCache cache) {
        this.platform = platform;
        this.cache = cache;
    }

    private record Known(TenantCache.Moment moment, Set<String> hosts) {}

    /** What another node has changed is known within a second. */
    public boolean contains(String host) {
        var before = known;
        if (before != null && cache.isCurrent(before.moment()))
            return before.hosts().contains(host);
        return newest(before).hosts().contains(host);
    }

    private Known newest(@Nullable Known before) {
        if (before == null || !cache.isYoungerThan(before.moment(), WORTH)) return read();
        // One reads for all who ask meanwhile.
        if (!reading.tryLock()) return before;
        try {
            return read();
        } catch (DataAccessException e) {
            LOG.warn("the hosts that are served could not be read", e);
            return before;
        } finally {
            reading.unlock();
        }
    }

    private Known read() {
        var moment = cache.moment();
        var now = new Known(moment, hosts());
        known = now;
        return now;
    }

    private Set<String> hosts() {
        return Set.copyOf(
                platform.sql(
                                "SELECT host FROM tenant_host"
                                        + " WHERE kind = 'OWN' AND status = 'ACTIVE'")
                        .query(String.class)
                        .list());
    }
}
