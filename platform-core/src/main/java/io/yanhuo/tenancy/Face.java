package io.yanhuo.tenancy;

import jakarta.servlet.ServletRequest;
import org.jspecify.annotations.Nullable;

/** Which door a request came through; each shows another face of the house. */
public enum Face {
    /** {@code yanhuo.localhost}: what the platform is, plans, sign-up. */
    PORTAL,
    /** {@code {slug}.yanhuo.localhost}, or a host of the restaurant's own: where diners order. */
    STOREFRONT,
    /** {@code {slug}.yanhuo.localhost/admin}: where owner and staff work. */
    WORKSPACE,
    /** {@code ops.yanhuo.localhost}: where the operators watch. */
    OPERATORS,
    /** {@code partner.yanhuo.localhost}: where distributors see what they earned. */
    PARTNERS,
    /** {@code /t/{publicId}/api/…} on any host: the mini-program. */
    API,
    /** {@code /callbacks/{callbackKey}/…}: WeChat Pay tells us what happened. */
    CALLBACKS,
    /** The management port on the loopback interface of a developer's machine. */
    DEVELOPER;

    /** The door that a request came through; null for a host that is nobody's. */
    public static @Nullable Face of(ServletRequest request) {
        return (Face) request.getAttribute(Face.class.getName());
    }
}
