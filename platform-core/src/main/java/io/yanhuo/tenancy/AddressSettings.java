package io.yanhuo.tenancy;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Under which names the outside world reaches the platform.
 *
 * @param domain the domain whose sub-domains are the restaurants
 * @param scheme {@code https} in production
 * @param publicPort the port people type; 443 and 80 are left out of addresses
 */
@Validated
@ConfigurationProperties("yanhuo.address")
public record AddressSettings(
        @DefaultValue("yanhuo.localhost") String domain,
        @DefaultValue("https") String scheme,
        @DefaultValue("443") int publicPort) {
    /** Address of a host of ours, without a slash at the end. */
    public String url(String host) {
        boolean usual = publicPort == ("https".equals(scheme) ? 443 : 80);
        return scheme + "://" + host + (usual ? "" : ":" + publicPort);
    }

    /** Whether it is the platform's, or one that the platform gives away. */
    public boolean covers(String host) {
        return host.equals(domain) || host.endsWith("." + domain);
    }

    public String hostOf(String name) {
        return name + "." + domain;
    }
}
