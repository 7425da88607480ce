package io.yanhuo.tenancy.web;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantRefusal;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Reads face and restaurant from a request: from the path where it names one, else the host. */
@Component
class Doors {
    private static final Pattern API = Pattern.compile("/t/([0-9a-z]{12})/api(/.*)?");

    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int NO_PORT = -1;

    private final Tenants tenants;
    private final AddressSettings address;
    private final int developerPort;

    Doors(
            Tenants tenants,
            AddressSettings address,
            Environment environment,
            @Value("${yanhuo.developer.port:-1}") int developerPort) {
        this.tenants = tenants;
        this.address = address;
        boolean development = environment.acceptsProfiles(Profiles.of("dev"));
        this.developerPort = development ? developerPort : NO_PORT;
    }

    /**
     * @param face null if the request is for nobody here
     * @param refusal what is said if the face is null
     * @param ownHost the restaurant's own, if it is the one that was asked
     * @param presentHost the restaurant's address, if a former one of it was asked
     */
    record Door(
            @Nullable Face face,
            @Nullable TenantScope scope,
            TenantRefusal refusal,
            @Nullable String ownHost,
            @Nullable String presentHost) {
        static final Door NONE = closed(new TenantRefusal.NotHere());
        private static final Door UPGRADING = closed(new TenantRefusal.Upgrading());

        private static Door closed(TenantRefusal refusal) {
            return new Door(null, null, refusal, null, null);
        }

        static Door of(Face face) {
            return new Door(face, null, new TenantRefusal.NotHere(), null, null);
        }

        static Door of(Face face, Tenant tenant) {
            return tenant.served()
                    ? new Door(face, tenant.scope(), new TenantRefusal.NotHere(), null, null)
                    : UPGRADING;
        }

        Door by(String own) {
            return new Door(face, scope, refusal, own, null);
        }

        Door formerly(String present) {
            return new Door(face, scope, refusal, null, present);
        }
    }

    Door of(HttpServletRequest request) {
        if (request.getLocalPort() == developerPort) return developers(request);
        var path = request.getRequestURI();
        var host = host(request);
        if (!address.covers(host)) {
            var owner = tenants.byHost(host);
            if (owner.isPresent()) return byOwnHost(host, owner.get());
        }
        if (path.startsWith("/callbacks/")) return Door.of(Face.CALLBACKS);
        if (path.startsWith("/t/")) return byPath(path, host);
        return byHost(host, path);
    }

    /** There diners order; whoever works, signs in or calls us does so on the platform's hosts. */
    private Door byOwnHost(String host, Tenant tenant) {
        return entered(Face.STOREFRONT, Optional.of(tenant).filter(it -> it.state().open()))
                .by(host);
    }

    /** A name that points to this machine only today is some other site's. */
    private static Door developers(HttpServletRequest request) {
        return LOOPBACK.contains(host(request)) ? Door.of(Face.DEVELOPER) : Door.NONE;
    }

    private Door byHost(String host, String path) {
        if (host.equals(address.domain())) return Door.of(Face.PORTAL);
        if (host.equals(address.hostOf("ops"))) return Door.of(Face.OPERATORS);
        if (host.equals(address.hostOf("partner"))) return Door.of(Face.PARTNERS);
        boolean admin = path.equals("/admin") || path.startsWith("/admin/");
        var found =
                tenants.byHost(host).filter(it -> admin ? it.state().staffed() : it.state().open());
        var door = entered(admin ? Face.WORKSPACE : Face.STOREFRONT, found);
        return elsewhere(door, found, host);
    }

    /**
     * On another restaurant's host the path would name a second restaurant: refused. What is
     * remembered of the same one by number and by host may be of two moments.
     */
    private Door byPath(String path, String host) {
        var match = API.matcher(path);
        if (!match.matches()) return Door.NONE;
        var tenant = tenants.byPublicId(match.group(1)).filter(found -> found.state().open());
        var hostTenant = tenants.byHost(host);
        boolean agree =
                hostTenant.isEmpty() || hostTenant.map(Tenant::id).equals(tenant.map(Tenant::id));
        return agree ? elsewhere(entered(Face.API, tenant), hostTenant, host) : Door.NONE;
    }

    /** If a former host was asked it is noted where the restaurant is now. */
    private static Door elsewhere(Door door, Optional<Tenant> found, String host) {
        return found.map(Tenant::host)
                .filter(present -> !present.equals(host))
                .map(door::formerly)
                .orElse(door);
    }

    private Door entered(Face face, Optional<Tenant> tenant) {
        return tenant.map(tenants::arrived).map(found -> Door.of(face, found)).orElse(Door.NONE);
    }

    /** A name may end in a dot, and is the same one. */
    private static String host(HttpServletRequest request) {
        var name = request.getServerName().toLowerCase(Locale.ROOT);
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }
}
