package io.yanhuo.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * From where somebody comes, as far as it is worth telling apart: the address, but of an IPv6
 * address only the network, as everybody has one of 2^64 addresses to himself. Whoever counts by
 * address counts by this.
 */
public record Network(String name) {
    private static final int BYTES = 8;

    /** Longer than any address; what a proxy made of it may be anything. */
    private static final int LONGEST = 64;

    public static Network of(HttpServletRequest request) {
        return of(request.getRemoteAddr());
    }

    /** That of the request being answered, if this is done for one. */
    static Optional<Network> here() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes it
                ? Optional.of(of(it.getRequest()))
                : Optional.empty();
    }

    /** However the same address is written. */
    static Network of(String address) {
        int zone = address.indexOf('%');
        try {
            var read = InetAddress.ofLiteral(zone < 0 ? address : address.substring(0, zone));
            return new Network(
                    read instanceof Inet6Address six
                            ? HexFormat.of().formatHex(six.getAddress(), 0, BYTES)
                            : read.getHostAddress());
        } catch (IllegalArgumentException _) {
            return new Network(address.substring(0, Math.min(LONGEST, address.length())));
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
