package io.yanhuo.tenancy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.mysql.cj.jdbc.JdbcConnection;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.stereotype.Component;

/** Logs pooled connections in as restaurants' accounts, where they are not so already. */
@Component
class TenantLogins {
    private final TenantPassword passwords;
    private final SessionLimits limits;

    /** Who each connection is logged in as, known by its identity for as long as it lives. */
    private final Cache<Connection, Login> known = Caffeine.newBuilder().weakKeys().build();

    TenantLogins(TenantPassword passwords, SessionLimits limits) {
        this.passwords = passwords;
        this.limits = limits;
    }

    private record Login(TenantScope scope, Urgency urgency) {
        boolean sameAccount(TenantScope other) {
            return scope.equals(other);
        }
    }

    /** The restaurant that used the connection last meets only its own traces on it. */
    void enter(Connection connection, TenantScope scope) throws SQLException {
        var physical = connection.unwrap(JdbcConnection.class);
        var wanted = new Login(scope, Urgency.current());
        var last = known.getIfPresent(physical);
        if (wanted.equals(last)) return;
        known.invalidate(physical);
        if (last == null || !last.sameAccount(scope)) {
            var schema = scope.schema().value();
            ChangeUser.on(physical, schema, passwords.of(scope.schema()), schema);
        }
        limits.begin(physical, wanted.urgency());
        known.put(physical, wanted);
    }
}
