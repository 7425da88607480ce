package io.yanhuo.tenancy;

import jakarta.servlet.ServletRequest;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Where the current restaurant is, for links that lead back to it: on the host by which a diner has
 * come, be it the restaurant's own, else on the platform's.
 */
@Component
public class StoreAddress {
    private static final String OWN_HOST = StoreAddress.class.getName() + ".ownHost";
    private static final String PRESENT_HOST = StoreAddress.class.getName() + ".presentHost";

    private final Tenants tenants;
    private final AddressSettings address;

    StoreAddress(Tenants tenants, AddressSettings address) {
        this.tenants = tenants;
        this.address = address;
    }

    /** Said once, by who decides through which door a request came. */
    public static void cameBy(ServletRequest request, @Nullable String ownHost) {
        request.setAttribute(OWN_HOST, ownHost);
    }

    /** The same, for one that came by a former address. */
    public static void hasMoved(ServletRequest request, @Nullable String presentHost) {
        request.setAttribute(PRESENT_HOST, presentHost);
    }

    /** The host of the present address, if the request came by a former one. */
    public static Optional<String> presentHost(ServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(PRESENT_HOST));
    }

    /** Without a slash at the end. */
    public String url() {
        return address.url(ownHost().orElseGet(() -> tenants.current().host()));
    }

    /** The restaurant's own host, if it is the one that the diner has come by. */
    public Optional<String> ownHost() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes now
                ? Optional.ofNullable((String) now.getRequest().getAttribute(OWN_HOST))
                : Optional.empty();
    }
}
