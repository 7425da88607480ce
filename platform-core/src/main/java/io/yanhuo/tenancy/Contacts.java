package io.yanhuo.tenancy;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/**
 * Which database servers of restaurants gave no connection a moment ago. Whoever needs one waits
 * for it all the same; but what goes through many restaurants would wait at each of those, for
 * seconds, and keep the others waiting.
 */
@Component
class Contacts {
    private static final int PING_SECONDS = 2;

    private final Clusters clusters;
    private final Map<String, Contact> all = new ConcurrentHashMap<>();

    Contacts(Clusters clusters) {
        this.clusters = clusters;
    }

    /** A connection to that server; whether there is one is remembered. */
    Connection connect(String cluster) throws SQLException {
        var pool = clusters.pool(cluster);
        var contact = of(cluster);
        try {
            var connection = pool.getConnection();
            contact.met();
            return connection;
        } catch (SQLTransientConnectionException e) {
            if (total(pool) < pool.getMaximumPoolSize()) contact.missed();
            else contact.crowded();
            throw e;
        }
    }

    /**
     * Whether work on that server is worth beginning. While it is away, every now and then one of
     * those who ask is told so: what comes of that is told the others.
     */
    boolean inReach(String cluster) {
        return !away(cluster) || of(cluster).mayTry();
    }

    /**
     * Whether a new restaurant would be served there. Tried, because where nobody lives yet nobody
     * has noticed; but not waited for where there was nothing a moment ago. The only server there
     * is need not answer.
     */
    boolean answers(String cluster) {
        if (!clusters.several()) return true;
        if (away(cluster)) return false;
        try {
            return pinged(cluster) || pinged(cluster);
        } catch (SQLException _) {
            return false;
        }
    }

    /**
     * A pool believes a connection that was used half a second ago, so whoever asks often would be
     * told of a server that is long gone. Where one of them is dead, all are given up, and the next
     * one is new.
     */
    private boolean pinged(String cluster) throws SQLException {
        try (var connection = connect(cluster)) {
            if (connection.isValid(PING_SECONDS)) return true;
            clusters.pool(cluster).getHikariPoolMXBean().softEvictConnections();
            return false;
        }
    }

    /** As far as is known: no connection a moment ago, and none that the pool has got since. */
    boolean away(String cluster) {
        return of(cluster).away() && idle(clusters.pool(cluster)) == 0;
    }

    private Contact of(String cluster) {
        return all.computeIfAbsent(cluster, name -> new Contact(name, System::nanoTime));
    }

    private static int total(HikariDataSource pool) {
        return pool.getHikariPoolMXBean().getTotalConnections();
    }

    /** The pool goes on trying by itself. */
    private static int idle(HikariDataSource pool) {
        return pool.getHikariPoolMXBean().getIdleConnections();
    }
}
