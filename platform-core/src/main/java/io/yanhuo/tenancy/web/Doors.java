package io.yanhuo.tenancy.web;

import io.yanhuo.tenancy.AddressSettings;
import io.yanhuo.tenancy.Face;
import io.yanhuo.tenancy.Tenant;
import io.yanhuo.tenancy.TenantScope;
import io.yanhuo.tenancy.Tenants;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Reads face and restaurant from a request: from the path where it names one, else the host. */
@Component
class Doors {
    private static final Pattern API = Pattern.compile("/t/([0-9a-z]{12})/api(/.*)?");

    private final Tenants tenants;
    private final AddressSettings address;
    private final int developerPort;

    Doors(
            Tenants tenants,
            AddressSettings address,
            @Value("${yanhuo.developer.port:-1}") int developerPort) {
        this.tenants = tenants;
        this.address = address;
        this.developerPort = developerPort;
    }

    /**
     * @param face null if the request is for nobody here
     */
    record Door(@Nullable Face face, @Nullable TenantScope scope) {
        static final Door NONE = new Door(null, null);

        static Door of(Face face, Optional<Tenant> tenant) {
            return tenant.map(found -> new Door(face, found.scope())).orElse(NONE);
        }
    }

    Door of(HttpServletRequest request) {
        if (request.getLocalPort() == developerPort) return new Door(Face.DEVELOPER, null);
        var path = request.getRequestURI();
        var host = host(request);
        if (path.startsWith("/callbacks/")) return new Door(Face.CALLBACKS, null);
        if (path.startsWith("/t/")) return byPath(path, host);
        return byHost(host, path);
    }

    private Door byHost(String host, String path) {
        if (host.equals(address.domain())) return new Door(Face.PORTAL, null);
        if (host.equals(address.hostOf("ops"))) return new Door(Face.OPERATORS, null);
        if (host.equals(address.hostOf("partner"))) return new Door(Face.PARTNERS, null);
        boolean admin = path.equals("/admin") || path.startsWith("/admin/");
        return Door.of(
                admin ? Face.WORKSPACE : Face.STOREFRONT,
                tenants.byHost(host).filter(tenant -> admin || tenant.state().open()));
    }

    /** On another restaurant's host the path would name a second restaurant: refused. */
    private Door byPath(String path, String host) {
        var match = API.matcher(path);
        if (!match.matches()) return Door.NONE;
        var tenant = tenants.byPublicId(match.group(1)).filter(found -> found.state().open());
        var hostTenant = tenants.byHost(host);
        boolean agree = hostTenant.isEmpty() || hostTenant.equals(tenant);
        return agree ? Door.of(Face.API, tenant) : Door.NONE;
    }

    private static String host(HttpServletRequest request) {
        return request.getServerName().toLowerCase(Locale.ROOT);
    }
}
